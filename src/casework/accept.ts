import type { Acting, OfficerActor } from '#identity'
import { decide } from './decide.ts'
import { enterStep, stepAfter } from './enter-step.ts'
import type { Item } from './item.ts'

/**
 * 受理: accepts the case and moves it to its first step, or to the step it was returned from if the correction needs no
 * new review.
 * @throws Refusal for a wrong post or state.
 */
export async function accept(acting: Acting<OfficerActor>, item: Item, declarationId: string): Promise<void> {
  await decide(
    acting,
    {
      verb: 'accept',
      item,
      declarationId,
      columns: { accepted_at: acting.at },
      event: { words: '材料齐全，予以受理' },
      message: '贵单位申报的%s已受理，正在审核。',
    },
    async (tx, row) => {
      const resumed = item.steps.find(step => step.code === row.resume_step)
      await enterStep(tx, acting, item, { row, step: resumed ?? stepAfter(item, null) })
    },
  )
}
