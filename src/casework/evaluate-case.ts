import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import type { CaseFile } from './case-file.ts'
import type { Item } from './item.ts'
import { type Reevaluation, reevaluate } from './re-evaluate.ts'
import { casework } from './tables.ts'

/** The current evaluation, and the ticks (`tickOf`) this officer has stored at the current step. */
export interface CaseEvaluation extends Reevaluation {
  readonly kept: readonly string[]
}

/** Re-reads the facts of a case for the officer's page. */
export async function evaluateCase(
  tx: Tx,
  acting: Acting<OfficerActor>,
  item: Item,
  file: Pick<CaseFile, 'declaration' | 'snapshot'>,
): Promise<CaseEvaluation> {
  const found = await reevaluate(tx, acting, item, file)
  const { unitNo, declarationId, step } = file.declaration
  const kept = await casework(tx)
    .selectFrom('casework.confirmed_condition')
    .select('seen')
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .where('step', '=', step ?? '')
    .where('officer_no', '=', acting.who.accountNo)
    .execute()
  return { ...found, kept: kept.map(one => one.seen) }
}
