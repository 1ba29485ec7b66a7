import type { Selectable } from 'kysely'
import type { Fen } from '#platform'
import type { EntitlementTables, RunState } from '../tables.ts'

/** One annual run: its basis and its progress. */
export interface Run {
  readonly runNo: number
  readonly year: number
  /** the year whose contributions and headcounts count */
  readonly baseYear: number
  /** whether it replays `replayedRunNo` under a policy not in force */
  readonly trial: boolean
  readonly replayedRunNo: number | null
  /** YYYY-MM-DD: later payments do not count */
  readonly asOf: string
  readonly policyHash: string
  readonly dataVersion: number
  readonly state: RunState
  readonly stopWanted: boolean
  readonly lastUnitNo: string
  readonly units: number
  readonly unitsExpected: number
  readonly eligible: number
  readonly mustApply: number
  readonly amountFen: Fen
  readonly startedBy: number | null
  readonly startedName: string
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

export type RunRow = Selectable<EntitlementTables['entitlement.run']>

export const runOf = (row: RunRow): Run => ({
  runNo: row.run_no,
  year: row.year,
  baseYear: row.base_year,
  trial: row.trial,
  replayedRunNo: row.replayed_run_no,
  asOf: row.as_of,
  policyHash: row.policy_hash,
  dataVersion: row.data_version,
  state: row.state,
  stopWanted: row.stop_wanted,
  lastUnitNo: row.last_unit_no,
  units: row.units,
  unitsExpected: row.units_expected,
  eligible: row.eligible,
  mustApply: row.must_apply,
  amountFen: row.amount_fen,
  startedBy: row.started_by,
  startedName: row.started_name,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})
