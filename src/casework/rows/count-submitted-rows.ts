import { sql } from 'kysely'
import type { Acting, OperatorActor } from '#identity'
import { anyOf, type Tx } from '#platform'
import { monthBounds } from '../month-bounds.ts'
import { casework } from '../tables.ts'

/**
 * How many rows of the given items the caller's unit submitted in a month (YYYYMM): those that took effect or wait for an
 * officer.
 */
export async function countSubmittedRows(
  tx: Tx,
  { who }: Acting<OperatorActor>,
  { itemCodes, month }: { readonly itemCodes: readonly string[]; readonly month: string },
): Promise<number> {
  if (itemCodes.length === 0) return 0
  const [from, to] = monthBounds(month)
  const { number } = await casework(tx)
    .selectFrom('casework.declaration as declaration')
    .innerJoin('casework.declaration_row as row', join =>
      join
        .onRef('row.unit_no', '=', 'declaration.unit_no')
        .onRef('row.declaration_id', '=', 'declaration.declaration_id'),
    )
    .select(sql<number>`count(*)::int`.as('number'))
    .where('declaration.unit_no', '=', who.unitNo)
    .where('declaration.item_code', '=', anyOf(itemCodes))
    .where('declaration.submitted_at', '>=', from)
    .where('declaration.submitted_at', '<', to)
    .where('row.state', '=', anyOf(['settled', 'referred']))
    .executeTakeFirstOrThrow()
  return number
}
