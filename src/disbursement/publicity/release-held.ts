import type { Catalogue } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { isObjectedTo } from './case-in-publicity.ts'
import { closeAsPassed } from './close-as-passed.ts'
import { examine } from './examine.ts'
import { lockHeld } from './held-case.ts'
import { refuseOtherPost } from './publicity-posts.ts'

/** 核查通过: a held case whose conditions hold again moves on. @throws Refusal naming those that do not. */
export async function releaseHeld(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<void> {
  refuseOtherPost(acting, 'end')
  const row = await lockHeld(tx, declarationId)
  if (await isObjectedTo(tx, row)) refuse('conflict', '该单位还有未处理的异议，请先处理异议。')
  const { obstacle } = await examine(tx, acting, catalogue, row)
  if (obstacle !== undefined) refuse('conflict', `仍不能通过：${obstacle}。`)
  await closeAsPassed(tx, acting, catalogue, row)
}
