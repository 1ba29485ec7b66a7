import { sql } from 'kysely'
import { type Fen, type Tx, unseal } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'
import type { PersonRow } from '../../person.ts'
import { sealed } from '../../sealed.ts'
import type { Collecting } from './any-unpaid.ts'
import { deferredTo } from './deferred-to.ts'

/** A bill that is not paid in full. */
export interface UnpaidBill {
  readonly billNo: number
  /** YYYYMM: in whose window it was settled */
  readonly month: string
}

/** The bills that are not paid in full and of which something is to be collected. */
export async function unpaidBills(tx: Tx, { through, on }: Collecting): Promise<readonly UnpaidBill[]> {
  const { rows } = await sql<UnpaidBill>`
    select distinct bill.month, bill_no as "billNo" from registry.bill_line line join registry.bill using (bill_no)
    where line.month <= ${through} and bill.month <= ${through}
      and (line.unit_paid_fen < line.unit_due_fen or line.person_paid_fen < line.person_due_fen)
      and (line.person_paid_fen < line.person_due_fen
        or coalesce(${deferredTo({ row: 'line', insurance: 'insurance' })} < ${on}, true))
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
  /** what the unit should have paid by now */
  readonly unitByNowFen: Fen
  readonly personDueFen: Fen
  /** YYYY-MM-DD: until when its own part is or was deferred */
  readonly deferredTo: string | null
}

/** What a bill asks for its people, is not paid in full and is to be collected on a day: what a tax bureau is told. */
export async function unpaidShares(
  tx: Tx,
  { billNo, on }: { readonly billNo: number; readonly on: string },
): Promise<readonly UnpaidShare[]> {
  const { rows } = await sql<Omit<UnpaidShare, 'idNo'> & { personNo: number }>`
    select p.person_no as "personNo", p.unit_no as "unitNo", p.insurance, p.month, p.base_fen as "baseFen",
      case when deferral.until >= ${on} then p.unit_paid_fen else p.unit_due_fen end as "unitByNowFen",
      p.person_due_fen as "personDueFen", deferral.until as "deferredTo"
    from registry.bill_line line join registry.person_contribution p using (unit_no, month, insurance, bill_no)
    cross join lateral (select ${deferredTo({ row: 'p', insurance: 'insurance' })} as until) deferral
    where line.bill_no = ${billNo} and (p.unit_paid_fen < p.unit_due_fen or p.person_paid_fen < p.person_due_fen)
      and (p.person_paid_fen < p.person_due_fen or coalesce(deferral.until < ${on}, true))
    order by p.month, p.insurance, p.person_no`.execute(tx)
  const numbers = [...new Set(rows.map(row => row.personNo))]
  const { rows: people } = await sql<PersonRow>`
    select * from registry.persons_by_no(${numbers}::bigint[])`.execute(tx)
  const idNos = new Map(people.map(one => [one.person_no, unseal(one.id_no_sealed, sealed.idNo, one)]))
  return rows.map(({ personNo, ...share }) => ({ ...share, idNo: idNos.get(personNo) ?? '' }))
}
