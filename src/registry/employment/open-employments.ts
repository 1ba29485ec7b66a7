import { sql } from 'kysely'
import { asHall, blindIndex, refuse, seal, type Tx } from '#platform'
import { type Insurance, insurances } from '../codes/insurances.ts'
import { maskIdNo } from '../codes/mask.ts'
import { sealed } from '../sealed.ts'
import { registry } from '../tables.ts'
import { getUnit } from '../unit.ts'
import type { Entering } from './entering.ts'
import { lockPersons } from './lock-persons.ts'

/** Somebody whom a unit insures from a month on, in all insurances. */
export interface NewEmployment {
  readonly idNo: string
  /** put on record where the person is new; who is on record keeps the name there */
  readonly name: string
  /** YYYYMM */
  readonly fromMonth: string
  readonly baseFen: number
  /** what enters it, such as a row of a declaration; undone by this name */
  readonly by: string
}

/**
 * 增员 takes effect. The caller has checked who may and whether it is clear; what others did meanwhile is checked here.
 * A mobile that an employer typed is not put on record: registrations are checked against it.
 * @throws Refusal 'conflict' naming the first person who is insured in one of these months already; then nobody is
 * entered.
 */
export async function openEmployments(
  tx: Tx,
  entering: Entering,
  people: readonly NewEmployment[],
): Promise<void> {
  if (people.length === 0) return
  const { areaCode } = await getUnit(tx, entering.unitNo)
  await asHall(tx, async tx => {
    await enterNewPeople(tx, people)
    const numbers = await lockPersons(
      tx,
      people.map(one => one.idNo),
    )
    const rows = people.flatMap(one =>
      insurances.map(insurance => ({ ...one, insurance, personNo: numbers.get(one.idNo) ?? 0 })),
    )
    await refuseInsured(tx, entering.unitNo, rows)
    await enter(tx, { ...entering, areaCode }, rows)
    await sql`update registry.person set unit_no = ${entering.unitNo}
      where person_no = any(${[...numbers.values()]}::bigint[])`.execute(tx)
  })
}

interface NewRow extends NewEmployment {
  readonly personNo: number
  readonly insurance: Insurance
}

async function enterNewPeople(tx: Tx, people: readonly NewEmployment[]): Promise<void> {
  const rows = people.map(({ idNo, name, fromMonth }) => {
    const id_no_index = blindIndex(idNo, 'id-no')
    return {
      id_no_index,
      id_no_sealed: seal(idNo, sealed.idNo, { id_no_index }),
      name,
      ethnicity: '未登记',
      started_work_on: `${fromMonth.slice(0, 4)}-${fromMonth.slice(4)}-01`,
      pension_balance_fen: 0,
    }
  })
  await registry(tx)
    .insertInto('registry.person')
    .columns(['id_no_index', 'id_no_sealed', 'name', 'ethnicity', 'started_work_on', 'pension_balance_fen'])
    .expression(
      sql`select * from unnest(${rows.map(row => row.id_no_index)}::bytea[], ${rows.map(row => row.id_no_sealed)}::bytea[],
        ${rows.map(row => row.name)}::text[], ${rows.map(row => row.ethnicity)}::text[],
        ${rows.map(row => row.started_work_on)}::date[], ${rows.map(row => row.pension_balance_fen)}::bigint[])` as never,
    )
    .onConflict(conflict => conflict.column('id_no_index').doNothing())
    .execute()
}

async function refuseInsured(tx: Tx, unitNo: string, rows: readonly NewRow[]): Promise<void> {
  const { rows: found } = await sql<{ person_no: number; insurance: string; unit_no: string }>`
    select e.person_no, e.insurance, e.unit_no
    from unnest(${rows.map(row => row.personNo)}::bigint[], ${rows.map(row => row.insurance)}::text[],
      ${rows.map(row => row.fromMonth)}::text[]) as brought (person_no, insurance, from_month)
    join registry.employment e using (person_no, insurance)
    where (e.unit_no = ${unitNo} or e.insurance <> '工伤保险')
      and (e.to_month is null or e.to_month >= brought.from_month
        or e.unit_no = ${unitNo} and e.from_month = brought.from_month)
    order by e.person_no limit 1`.execute(tx)
  const [first] = found
  if (first === undefined) return
  const row = rows.find(one => one.personNo === first.person_no)
  const who = row ? `${row.name}（${maskIdNo(row.idNo)}）` : '该人员'
  refuse(
    'conflict',
    first.unit_no === unitNo
      ? `${who}在 ${row?.fromMonth ?? ''} 已由本单位参加${first.insurance}，不能重复增员。`
      : `${who}在 ${row?.fromMonth ?? ''} 已在其他单位参加${first.insurance}，须原单位先办理减员。`,
  )
}

async function enter(
  tx: Tx,
  { unitNo, areaCode, on }: Entering & { readonly areaCode: string },
  rows: readonly NewRow[],
): Promise<void> {
  // 续保: was insured before, with whatever unit.
  await sql`
    insert into registry.employment (unit_no, person_no, insurance, from_month, area_code, base_fen, began, entered_on,
      entered_by)
    select ${unitNo}, person_no, insurance, from_month, ${areaCode}, base_fen,
      case when exists (select from registry.employment e where e.person_no = brought.person_no) then '121' else '111' end,
      ${on}, by
    from unnest(${rows.map(row => row.personNo)}::bigint[], ${rows.map(row => row.insurance)}::text[],
      ${rows.map(row => row.fromMonth)}::text[], ${rows.map(row => row.baseFen)}::bigint[],
      ${rows.map(row => row.by)}::text[]) as brought (person_no, insurance, from_month, base_fen, by)`.execute(
    tx,
  )
  await registry(tx)
    .insertInto('registry.billed_area')
    .values({ area_code: areaCode, since: on })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
