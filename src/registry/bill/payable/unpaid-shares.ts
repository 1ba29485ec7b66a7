import { sql } from 'kysely'
import { type Fen, type Tx, unseal } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'
import type { PersonRow } from '../../person.ts'
import { sealed } from '../../sealed.ts'

/** A bill that is not paid in full. */
export interface UnpaidBill {
  readonly billNo: number
  /** YYYYMM: in whose window it was settled */
  readonly month: string
}

/** The bills up to a month (included) that are not paid in full. */
export async function unpaidBills(tx: Tx, through: string): Promise<readonly UnpaidBill[]> {
  const { rows } = await sql<UnpaidBill>`
    select distinct bill.month, bill_no as "billNo" from registry.bill_line line join registry.bill using (bill_no)
    where line.month <= ${through} and bill.month <= ${through}
      and (line.unit_paid_fen < line.unit_due_fen or line.person_paid_fen < line.person_due_fen)
    order by bill.month, bill_no`.execute(tx)
  return rows
}

/** What a bill asks for a person, in fen. */
export interface UnpaidShare {
  readonly idNo: string
  readonly unitNo: string
  readonly insurance: Insurance
  readonly month: string
  readonly baseFen: Fen
  readonly unitDueFen: Fen
  readonly personDueFen: Fen
}

/** What a bill asks for its people and is not paid in full: what a tax bureau is told to collect. */
export async function unpaidShares(tx: Tx, billNo: number): Promise<readonly UnpaidShare[]> {
  const { rows } = await sql<Omit<UnpaidShare, 'idNo'> & { personNo: number }>`
    select p.person_no as "personNo", p.unit_no as "unitNo", p.insurance, p.month, p.base_fen as "baseFen",
      p.unit_due_fen as "unitDueFen", p.person_due_fen as "personDueFen"
    from registry.bill_line line join registry.person_contribution p using (unit_no, month, insurance, bill_no)
    where line.bill_no = ${billNo} and (p.unit_paid_fen < p.unit_due_fen or p.person_paid_fen < p.person_due_fen)
    order by p.month, p.insurance, p.person_no`.execute(tx)
  const numbers = [...new Set(rows.map(row => row.personNo))]
  const { rows: people } = await sql<PersonRow>`
    select * from registry.persons_by_no(${numbers}::bigint[])`.execute(tx)
  const idNos = new Map(people.map(one => [one.person_no, unseal(one.id_no_sealed, sealed.idNo, one)]))
  return rows.map(({ personNo, ...share }) => ({ ...share, idNo: idNos.get(personNo) ?? '' }))
}
