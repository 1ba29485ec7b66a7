import { type Acting, type OfficerActor, query } from '#identity'
import type { Item } from './item.ts'
import { type Reevaluation, reevaluate } from './re-evaluate.ts'
import { casework } from './tables.ts'

/** What an officer decides by today, and which ticks (`tickOf`) this officer has kept at the step where it stands. */
export interface CaseEvaluation extends Reevaluation {
  readonly kept: readonly string[]
}

/** Reads the facts of a case again for the officer's page. @throws Refusal 'not-found'. */
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
