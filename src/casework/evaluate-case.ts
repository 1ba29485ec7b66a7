import { type Acting, type OfficerActor, query } from '#identity'
import type { Item } from './item.ts'
import { type Reevaluation, reevaluate } from './re-evaluate.ts'
import { casework } from './tables.ts'

/** The current evaluation, and the ticks (`tickOf`) this officer has stored at the current step. */
export interface CaseEvaluation extends Reevaluation {
  readonly kept: readonly string[]
}

/** Re-reads the facts of a case for the officer's page. @throws Refusal 'not-found'. */
export async function evaluateCase(
  acting: Acting<OfficerActor>,
  item: Item,
  of: { readonly declarationId: string; readonly step: string | null },
): Promise<CaseEvaluation> {
  return await query(acting, async tx => {
    const found = await reevaluate(tx, acting, item, of.declarationId)
    const kept = await casework(tx)
      .selectFrom('casework.confirmed_condition')
      .select('seen')
      .where('declaration_id', '=', of.declarationId)
      .where('step', '=', of.step ?? '')
      .where('officer_no', '=', acting.who.accountNo)
      .execute()
    return { ...found, kept: kept.map(one => one.seen) }
  })
}
