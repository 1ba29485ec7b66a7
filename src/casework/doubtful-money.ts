import { type MoneyDoubt, moneyDoubt } from '#identity'
import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import type { Item } from './item.ts'

/** Why a case that asks for money cannot be decided in favour of its unit yet; undefined for every other case. */
export async function moneyDoubtOf(
  tx: Tx,
  item: Item,
  of: { readonly unitNo: string; readonly applicantNo: number },
): Promise<MoneyDoubt | undefined> {
  return item.asksForMoney ? await moneyDoubt(tx, of) : undefined
}

/** @throws Refusal 'conflict' while the unit of a money case is frozen, or its contact 未经核实. */
export async function refuseDoubtfulMoney(tx: Tx, item: Item, row: DeclarationRow): Promise<void> {
  const doubt = await moneyDoubtOf(tx, item, { unitNo: row.unit_no, applicantNo: row.applicant_no })
  if (doubt) refuse('conflict', doubt.forOfficer)
}
