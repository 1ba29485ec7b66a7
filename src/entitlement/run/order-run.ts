import type { Acting } from '#identity'
import { asHall, refuse, type Tx, wakeAfterCommit } from '#platform'
import { countUnits } from '#registry'
import { keepVersion } from '../policy/keep-version.ts'
import { policyFor } from '../policy/policies.ts'
import type { Policy } from '../policy/policy.ts'
import { entitlement } from '../tables.ts'
import { mayRun } from './may-run.ts'
import { type Run, runOf } from './run.ts'
import { waitingRuns } from './waiting-runs.ts'

export interface RunOrder {
  readonly year: number
  /** YYYY-MM-DD */
  readonly asOf: string
}

/**
 * Orders an annual run; the job carries it out. Resumes an unfinished run for the same year, date and policy instead of
 * creating one. @throws Refusal for a missing or expired policy, or if the caller may not order runs.
 */
export async function orderRun(tx: Tx, acting: Acting, { year, asOf }: RunOrder): Promise<Run> {
  if (!mayRun(acting.who)) refuse('forbidden', '年度计算由省级管理员或复核岗发起。')
  const policy = policyFor(year, asOf)
  return await asHall(tx, tx =>
    begin(tx, acting, { policy, asOf, baseYear: policy.base_year, replayedRunNo: null }),
  )
}

interface Beginning {
  readonly policy: Policy
  readonly asOf: string
  readonly baseYear: number
  /** for a trial: the run whose units it replays */
  readonly replayedRunNo: number | null
}

/** Creates a run, or resumes an identical unfinished one. */
export async function begin(tx: Tx, acting: Acting, of: Beginning): Promise<Run> {
  const { who } = acting
  await keepVersion(tx, acting.at, of.policy)
  wakeAfterCommit(tx, waitingRuns)
  const begun = await entitlement(tx)
    .selectFrom('entitlement.run')
    .selectAll()
    .where('policy_hash', '=', of.policy.hash)
    .where('as_of', '=', of.asOf)
    .where('base_year', '=', of.baseYear)
    .where('trial', '=', of.replayedRunNo !== null)
    .where('state', '<>', 'done')
    .orderBy('run_no', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (begun) return await takeUp(tx, runOf(begun))
  const row = await entitlement(tx)
    .insertInto('entitlement.run')
    .values({
      year: of.policy.year,
      base_year: of.baseYear,
      as_of: of.asOf,
      policy_hash: of.policy.hash,
      trial: of.replayedRunNo !== null,
      replayed_run_no: of.replayedRunNo,
      data_version: -1,
      state: 'queued',
      units_expected: await asHall(tx, countUnits),
      started_by: who.kind === 'officer' ? who.accountNo : null,
      started_name: who.kind === 'officer' ? who.name : '系统',
      started_at: acting.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return runOf(row)
}

async function takeUp(tx: Tx, run: Run): Promise<Run> {
  const state = run.state === 'stopped' ? 'queued' : run.state
  await entitlement(tx)
    .updateTable('entitlement.run')
    .set({ state, stop_wanted: false })
    .where('run_no', '=', run.runNo)
    .execute()
  return { ...run, state, stopWanted: false }
}
