import { sql } from 'kysely'
import { asHall, refuse, type Tx } from '#platform'
import { lockPersonNos } from './lock-persons.ts'
import type { Entered } from './undo-openings.ts'

/**
 * 撤销减员: the insurances that were ended go on as if they had not been, and the register of departures has no line of
 * it.
 * @throws Refusal 'conflict' if a bill was made without them, or another unit insures them by now
 */
export async function undoEndings(tx: Tx, { unitNo, by }: Entered): Promise<void> {
  if (by.length === 0) return
  await asHall(tx, async tx => {
    const numbers = await endedPersons(tx, { unitNo, by })
    await lockPersonNos(tx, numbers)
    await refuseTaken(tx, { unitNo, by })
    await sql`
      delete from registry.reduction r using registry.employment e join registry.person p using (person_no)
      where e.unit_no = ${unitNo} and e.end_entered_by = any(${by}::text[])
        and r.unit_no = e.unit_no and r.person_index = p.id_no_index
        and r.month = to_char(to_date(e.to_month, 'YYYYMM') + interval '1 month', 'YYYYMM')`.execute(tx)
    await sql`
      update registry.employment
      set to_month = null, ended = null, end_entered_on = null, end_entered_by = null
      where unit_no = ${unitNo} and end_entered_by = any(${by}::text[])`.execute(tx)
    await sql`
      update registry.person set unit_no = ${unitNo} where person_no = any(${numbers}::bigint[])`.execute(tx)
    await sql`update registry.data_version set version = version + 1`.execute(tx)
  })
}

async function endedPersons(tx: Tx, { unitNo, by }: Entered): Promise<readonly number[]> {
  const { rows } = await sql<{ person_no: number; end_entered_by: string; billed: boolean }>`
    select e.person_no, e.end_entered_by, exists (
      select from registry.bill b where b.unit_no = e.unit_no and b.kind = 'monthly' and b.month > e.to_month) as billed
    from registry.employment e
    where e.unit_no = ${unitNo} and e.end_entered_by = any(${by}::text[]) for update`.execute(tx)
  if (new Set(rows.map(row => row.end_entered_by)).size < by.length) {
    refuse('conflict', '其中有人员的减员已经撤销，请刷新页面查看最新状态。')
  }
  if (rows.some(row => row.billed)) {
    refuse('conflict', '减员月份已经核定，不能撤销减员；人员仍在单位的，请办理增员。')
  }
  return [...new Set(rows.map(row => row.person_no))]
}

/** Once nobody else can enter these people: whether another unit has. */
async function refuseTaken(tx: Tx, { unitNo, by }: Entered): Promise<void> {
  const { rows } = await sql`
    select from registry.employment e join registry.employment other using (person_no, insurance)
    where e.unit_no = ${unitNo} and e.end_entered_by = any(${by}::text[]) and other.unit_no <> e.unit_no
      and e.insurance <> '工伤保险' and (other.to_month is null or other.to_month > e.to_month)
    limit 1`.execute(tx)
  if (rows.length > 0) refuse('conflict', '该人员减员后已在其他单位参保，不能撤销减员。')
}
