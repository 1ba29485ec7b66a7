import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'
import type { Outcome } from './reasons.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

export type RunState = 'queued' | 'running' | 'stopped' | 'done'

/** The rows of PostgreSQL schema `entitlement` (migrations/0008-entitlement.sql). */
export type EntitlementTables = {
  'entitlement.policy_version': {
    year: number
    hash: string
    path: string
    content: string
    recorded_at: Date
    proposed_by: Later<number>
    proposed_name: Later<string>
    proposed_at: Later<Date>
    published_by: Later<number>
    published_name: Later<string>
    published_at: Later<Date>
  }
  'entitlement.run': {
    run_no: Generated<number>
    year: number
    base_year: number
    trial: Generated<boolean>
    replayed_run_no: Later<number>
    as_of: string
    policy_hash: string
    data_version: number
    state: RunState
    stop_wanted: Generated<boolean>
    last_unit_no: Generated<string>
    units: Generated<number>
    units_expected: number
    eligible: Generated<number>
    must_apply: Generated<number>
    amount_fen: Generated<number>
    started_by: number | null
    started_name: string
    started_at: Date
    finished_at: Later<Date>
  }
  'entitlement.decision': {
    unit_no: string
    year: number
    run_no: number
    area_code: string
    unit_name: string
    unit_type: string
    size: string | null
    labour_dispatch: boolean
    deregistering: boolean
    discredited: boolean
    months_paid: number
    unpaid_months: number
    headcount_sum: number
    december_before: number
    january: number
    december: number
    previous_month: number
    new_claimants: number
    normal_reductions: number
    base_fen: number
    decision: Outcome
    reasons: string
    amount_fen: number
  }
  'entitlement.push': {
    run_no: number
    area_code: string
    pushed_by: number
    pushed_name: string
    pushed_at: Date
    last_unit_no: Generated<string>
    told: Generated<number>
    told_all_at: Later<Date>
  }
}

/** The entitlement tables; private to this room. */
export const entitlement = (db: Db | Tx) => db.withTables<EntitlementTables>()
