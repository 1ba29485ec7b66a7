import { sql } from 'kysely'
import { asHall, refuse, type Tx } from '#platform'
import { lockPersons } from './lock-persons.ts'
import type { Entered } from './undo-openings.ts'

/**
 * 撤销减员: the insurances that a declaration ended go on as if it had not been, and the register of departures has no
 * line of it.
 * @throws Refusal 'conflict' if a bill was made without them, or another unit insures them by now
 */
export async function undoEndings(tx: Tx, { unitNo, by, idNos }: Entered): Promise<void> {
  if (idNos.length === 0) return
  await asHall(tx, async tx => {
    const numbers = [...(await lockPersons(tx, idNos)).values()]
    const { rows: ended } = await sql<{ person_no: number; taken: boolean; billed: boolean }>`
      select e.person_no, exists (
        select from registry.employment other
        where other.person_no = e.person_no and other.insurance = e.insurance and other.unit_no <> e.unit_no
          and e.insurance <> '工伤保险' and (other.to_month is null or other.to_month > e.to_month)) as taken,
        exists (select from registry.bill b where b.unit_no = e.unit_no and b.kind = 'monthly' and b.month > e.to_month)
          as billed
      from registry.employment e
      where e.unit_no = ${unitNo} and e.end_entered_by = ${by} and e.person_no = any(${numbers}::bigint[])`.execute(
      tx,
    )
    if (ended.some(row => row.billed)) {
      refuse('conflict', '减员月份已经核定，不能撤销减员；人员仍在单位的，请办理增员。')
    }
    if (ended.some(row => row.taken)) refuse('conflict', '该人员减员后已在其他单位参保，不能撤销减员。')
    if (new Set(ended.map(row => row.person_no)).size < idNos.length) {
      refuse('conflict', '其中有人员的减员已经撤销，请刷新页面查看最新状态。')
    }
    await sql`
      delete from registry.reduction r using registry.employment e join registry.person p using (person_no)
      where e.unit_no = ${unitNo} and e.end_entered_by = ${by} and e.person_no = any(${numbers}::bigint[])
        and r.unit_no = e.unit_no and r.person_index = p.id_no_index
        and r.month = to_char(to_date(e.to_month, 'YYYYMM') + interval '1 month', 'YYYYMM')`.execute(tx)
    await sql`
      with undone as (
        update registry.employment e
        set to_month = null, ended = null, end_entered_on = null, end_entered_by = null
        where e.unit_no = ${unitNo} and e.end_entered_by = ${by} and e.person_no = any(${numbers}::bigint[])
        returning e.person_no
      )
      update registry.person set unit_no = ${unitNo} where person_no in (select person_no from undone)`.execute(
      tx,
    )
    await sql`update registry.data_version set version = version + 1`.execute(tx)
  })
}
