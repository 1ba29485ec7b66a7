import type { Acting, OfficerActor } from '#identity'
import { decide } from './decide.ts'

/** 受理: the agency takes the case on. @throws Refusal for a wrong post or state. */
export async function accept(acting: Acting<OfficerActor>, declarationId: string): Promise<void> {
  await decide(acting, {
    verb: 'accept',
    declarationId,
    columns: { accepted_at: acting.at },
    event: { words: '材料齐全，予以受理' },
    message: '贵单位申报的%s已受理，正在审核。',
  })
}
