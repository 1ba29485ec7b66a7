import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import type { Catalogue } from './catalogue.ts'
import { decide } from './decide.ts'
import { refuseDoubtfulMoney } from './doubtful-money.ts'
import { stepAfter } from './enter-step.ts'

/**
 * 受理: accepts a case and moves it to its first step, or to the step it was returned from if that correction need not be
 * reviewed from the start.
 * @throws Refusal for a wrong post or state, and for a money case while the unit's contact is 未经核实 or frozen.
 */
export async function accept(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<void> {
  await decide(tx, acting, catalogue, {
    verb: 'accept',
    declarationId,
    columns: { accepted_at: acting.at },
    event: { words: '材料齐全，予以受理' },
    async onward(row, item) {
      await refuseDoubtfulMoney(tx, item, row)
      return { step: item.steps.find(step => step.code === row.resume_step) ?? stepAfter(item, null) }
    },
    message: () => '贵单位申报的%s已受理，正在审核。',
  })
}
