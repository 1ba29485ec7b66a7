import { sql } from 'kysely'
import { asHall, refuse, type Tx } from '#platform'
import { lockPersons } from './lock-persons.ts'

/** What a declaration entered for some of its people. */
export interface Entered {
  readonly unitNo: string
  /** the declaration that entered it */
  readonly by: string
  readonly idNos: readonly string[]
}

/**
 * 撤销增员: what a declaration entered for these people leaves no trace in the register.
 * @throws Refusal 'conflict' if a month of it has its bill, or if it has ended since
 */
export async function undoOpenings(tx: Tx, { unitNo, by, idNos }: Entered): Promise<void> {
  if (idNos.length === 0) return
  await asHall(tx, async tx => {
    const numbers = [...(await lockPersons(tx, idNos)).values()]
    const { rows: fixed } = await sql<{ billed: boolean }>`
      select exists (
        select from registry.person_contribution c
        where c.unit_no = e.unit_no and c.person_no = e.person_no and c.month >= e.from_month and c.bill_no is not null
      ) as billed
      from registry.employment e
      where e.unit_no = ${unitNo} and e.entered_by = ${by} and e.person_no = any(${numbers}::bigint[])
        and (e.to_month is not null or exists (
          select from registry.person_contribution c
          where c.unit_no = e.unit_no and c.person_no = e.person_no and c.month >= e.from_month
            and c.bill_no is not null))
      limit 1`.execute(tx)
    if (fixed[0]) {
      refuse(
        'conflict',
        fixed[0].billed
          ? '参保月份已经核定，不能撤销增员；人员已离开的，请办理减员。'
          : '该人员增员后已办理减员，请先撤销减员。',
      )
    }
    const { rows: undone } = await sql<{ person_no: number }>`
      delete from registry.employment
      where unit_no = ${unitNo} and entered_by = ${by} and person_no = any(${numbers}::bigint[])
      returning person_no`.execute(tx)
    if (new Set(undone.map(row => row.person_no)).size < idNos.length) {
      refuse('conflict', '其中有人员的增员已经撤销，请刷新页面查看最新状态。')
    }
    await sql`
      update registry.person set unit_no = null
      where person_no = any(${numbers}::bigint[]) and unit_no = ${unitNo}`.execute(tx)
  })
}
