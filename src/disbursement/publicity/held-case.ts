import type { Catalogue } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { isObjectedTo, lockOpenCase } from './case-in-publicity.ts'
import { closeAsPassed } from './close-as-passed.ts'
import { closeAsRejected, type Ending, writtenReason } from './close-as-rejected.ts'
import { type Examination, examine } from './examine.ts'
import { type PublicityCase, publicityCaseOf } from './publicity-cases.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import type { CaseRow } from './tables.ts'

/** A case held at the end of its period, with what changed since submission. */
export interface HeldCase extends PublicityCase, Examination {
  readonly publicityNo: number | null
}

/** @throws Refusal when it is not held, also for one in another area. */
export async function heldCase(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<HeldCase> {
  const row = await lockHeld(tx, declarationId)
  const examination = await examine(tx, acting, catalogue, row)
  return { ...publicityCaseOf(row), ...examination, publicityNo: row.publicity_no }
}

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

async function lockHeld(tx: Tx, declarationId: string): Promise<CaseRow> {
  const row = await lockOpenCase(tx, declarationId)
  if (!row.held_at) refuse('conflict', '该单位不是公示期满待处理的单位。')
  return row
}
