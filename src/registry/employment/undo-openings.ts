import { sql } from 'kysely'
import { asHall, refuse, type Tx } from '#platform'
import { lockPersonNos } from './lock-persons.ts'

/** What was entered for a unit, by the names under which it was: a row of a declaration each. */
export interface Entered {
  readonly unitNo: string
  readonly by: readonly string[]
}

/**
 * 撤销增员: what was entered leaves no trace in the register.
 * @throws Refusal 'conflict' if a month of it has its bill, or if it has ended since
 */
export async function undoOpenings(tx: Tx, { unitNo, by }: Entered): Promise<void> {
  if (by.length === 0) return
  await asHall(tx, async tx => {
    const { rows } = await sql<{ person_no: number; entered_by: string; ended: boolean; billed: boolean }>`
      select e.person_no, e.entered_by, e.to_month is not null as ended, exists (
        select from registry.person_contribution c
        where c.unit_no = e.unit_no and c.insurance = e.insurance and c.person_no = e.person_no
          and c.month >= e.from_month and c.bill_no is not null) as billed
      from registry.employment e
      where e.unit_no = ${unitNo} and e.entered_by = any(${by}::text[]) for update`.execute(tx)
    if (new Set(rows.map(row => row.entered_by)).size < by.length) {
      refuse('conflict', '其中有人员的增员已经撤销，请刷新页面查看最新状态。')
    }
    if (rows.some(row => row.billed)) {
      refuse('conflict', '参保月份已经核定，不能撤销增员；人员已离开的，请办理减员。')
    }
    if (rows.some(row => row.ended)) refuse('conflict', '该人员增员后已办理减员，请先撤销减员。')
    const numbers = [...new Set(rows.map(row => row.person_no))]
    await lockPersonNos(tx, numbers)
    await sql`
      delete from registry.employment where unit_no = ${unitNo} and entered_by = any(${by}::text[])`.execute(
      tx,
    )
    await sql`
      update registry.person set unit_no = null
      where person_no = any(${numbers}::bigint[]) and unit_no = ${unitNo}`.execute(tx)
  })
}
