import { sql } from 'kysely'
import type { Acting, OperatorActor } from '#identity'
import { anyOf, type Tx } from '#platform'
import { monthBounds } from './month-bounds.ts'
import { submitted } from './paginate-declarations.ts'

/** How many declarations of the given items the caller's unit submitted in a month (YYYYMM). */
export async function countSubmitted(
  tx: Tx,
  { who }: Acting<OperatorActor>,
  { itemCodes, month }: { readonly itemCodes: readonly string[]; readonly month: string },
): Promise<number> {
  if (itemCodes.length === 0) return 0
  const [from, to] = monthBounds(month)
  const { number } = await submitted(tx)
    .clearSelect()
    .select(sql<number>`count(*)`.as('number'))
    .where('unit_no', '=', who.unitNo)
    .where('item_code', '=', anyOf(itemCodes))
    .where('submitted_at', '>=', from)
    .where('submitted_at', '<', to)
    .executeTakeFirstOrThrow()
  return number
}
