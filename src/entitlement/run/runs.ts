import { asHall, refuse, type Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { type Run, runOf } from './run.ts'

/** One run. @throws Refusal 'not-found'. */
export async function runByNo(tx: Tx, runNo: number): Promise<Run> {
  const row = await asHall(tx, tx =>
    entitlement(tx).selectFrom('entitlement.run').selectAll().where('run_no', '=', runNo).executeTakeFirst(),
  )
  return row ? runOf(row) : refuse('not-found', '没有这次年度计算。')
}

/** The runs of all years, newest first; contains no data of individual units. */
export async function runs(tx: Tx): Promise<readonly Run[]> {
  const rows = await asHall(tx, tx =>
    entitlement(tx).selectFrom('entitlement.run').selectAll().orderBy('run_no', 'desc').limit(100).execute(),
  )
  return rows.map(runOf)
}
