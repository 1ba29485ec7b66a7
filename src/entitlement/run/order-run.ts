import { type Acting, commandAsHall } from '#identity'
import { refuse } from '#platform'
import { countUnits } from '#registry'
import { policyFor } from '../policy/policies.ts'
import { entitlement } from '../tables.ts'
import { mayRun } from './may-run.ts'
import { type Run, runOf } from './run.ts'

export interface RunOrder {
  readonly year: number
  /** YYYY-MM-DD */
  readonly asOf: string
}

/**
 * Orders an annual run; the job carries it out. One that was begun for the same year, day and policy and is not
 * finished goes on instead. @throws Refusal for a policy that is missing or expired, or for whoever may not order it.
 */
export async function orderRun(acting: Acting, { year, asOf }: RunOrder): Promise<Run> {
  const { who } = acting
  if (!mayRun(who)) refuse('forbidden', '年度计算由省级管理员或复核岗发起。')
  const policy = policyFor(year, asOf)
  return await commandAsHall(acting, async tx => {
    const begun = await entitlement(tx)
      .selectFrom('entitlement.run')
      .selectAll()
      .where('year', '=', year)
      .where('as_of', '=', asOf)
      .where('policy_hash', '=', policy.hash)
      .where('state', '<>', 'done')
      .orderBy('run_no', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst()
    if (begun) {
      const queued = begun.state === 'stopped' ? 'queued' : begun.state
      await entitlement(tx)
        .updateTable('entitlement.run')
        .set({ state: queued, stop_wanted: false })
        .where('run_no', '=', begun.run_no)
        .execute()
      return runOf({ ...begun, state: queued, stop_wanted: false })
    }
    const row = await entitlement(tx)
      .insertInto('entitlement.run')
      .values({
        ...{ year, as_of: asOf, policy_hash: policy.hash, data_version: -1, state: 'queued' },
        units_expected: await countUnits(tx),
        started_by: who.kind === 'officer' ? who.accountNo : null,
        started_name: who.kind === 'officer' ? who.name : '系统',
        started_at: acting.at,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return runOf(row)
  })
}
