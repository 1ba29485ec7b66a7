import type { Acting, OperatorActor } from '#identity'
import type { Tx } from '#platform'
import { casework } from '../tables.ts'

/** How many objections wait for the answer of the caller's unit. */
export async function countHearings(tx: Tx, { who }: Acting<OperatorActor>): Promise<number> {
  const { waiting } = await casework(tx)
    .selectFrom('casework.hearing')
    .select(of => of.fn.countAll<number>().as('waiting'))
    .where('unit_no', '=', who.unitNo)
    .where('answered_at', 'is', null)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting
}
