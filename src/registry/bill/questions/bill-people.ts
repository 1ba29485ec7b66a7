import { sql } from 'kysely'
import { type Fen, type Tx, unseal } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'
import { maskIdNo } from '../../codes/mask.ts'
import type { PersonRow } from '../../person.ts'
import { sealed } from '../../sealed.ts'

/** What a bill asks for a person, a month and an insurance, in fen. */
export interface BillShare {
  readonly name: string
  /** masked */
  readonly idNo: string
  /** YYYYMM */
  readonly month: string
  readonly insurance: Insurance
  readonly baseFen: Fen
  readonly unitDueFen: Fen
  readonly personDueFen: Fen
  readonly paidFen: Fen
}

/** Of which bill, and for which months; its lines say so. */
export interface BillPeopleQuestion {
  readonly unitNo: string
  readonly billNo: number
  readonly months: readonly string[]
}

const rowsOfBill = ({ unitNo, billNo, months }: BillPeopleQuestion) =>
  sql`registry.person_contribution where unit_no = ${unitNo} and month = any(${[...months]}) and bill_no = ${billNo}`

/** How many people a bill is about. */
export async function countBillPeople(tx: Tx, question: BillPeopleQuestion): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct person_no) as people from ${rowsOfBill(question)}`.execute(tx)
  return rows[0]?.people ?? 0
}

/** What a bill asks for its people: those of a part of the list, in the order in which they came on record. */
export async function billPeople(
  tx: Tx,
  question: BillPeopleQuestion & { readonly offset: number; readonly limit: number },
): Promise<readonly BillShare[]> {
  const { rows: shown } = await sql<{ no: number }>`
    select distinct person_no as no from ${rowsOfBill(question)}
    order by person_no offset ${question.offset} limit ${question.limit}`.execute(tx)
  const numbers = shown.map(row => row.no)
  const { rows: people } = await sql<PersonRow>`
    select * from registry.persons_by_no(${numbers}::bigint[])`.execute(tx)
  const { rows } = await sql<Omit<BillShare, 'name' | 'idNo'> & { personNo: number }>`
    select person_no as "personNo", month, insurance, base_fen as "baseFen", unit_due_fen as "unitDueFen",
      person_due_fen as "personDueFen", unit_paid_fen + person_paid_fen as "paidFen"
    from ${rowsOfBill(question)} and person_no = any(${numbers}::bigint[])
    order by person_no, month, array_position(array['养老保险', '失业保险', '工伤保险'], insurance)`.execute(
    tx,
  )
  const known = new Map(people.map(one => [one.person_no, one]))
  return rows.map(({ personNo, ...share }) => {
    const person = known.get(personNo)
    const idNo = person ? maskIdNo(unseal(person.id_no_sealed, sealed.idNo, person)) : ''
    return { ...share, name: person?.name ?? '', idNo }
  })
}
