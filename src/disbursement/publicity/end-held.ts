import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { closeAsRejected, type Ending, writtenReason } from './close-as-rejected.ts'
import { lockHeld } from './held-case.ts'
import { refuseOtherPost } from './publicity-posts.ts'

/** 不予通过 or 退回补正 of a held case, with a reason shown to the unit. @throws Refusal. */
export async function endHeld(
  tx: Tx,
  acting: Acting<OfficerActor>,
  of: { readonly declarationId: string; readonly ending: Ending; readonly reason: string },
): Promise<void> {
  refuseOtherPost(acting, 'end')
  const words = writtenReason(of.reason)
  const row = await lockHeld(tx, of.declarationId)
  await closeAsRejected(tx, acting, row, { ending: of.ending, words })
}
