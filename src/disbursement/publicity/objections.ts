import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Evidence, evidenceOf } from './evidence.ts'
import { type Objection, objectionOf, objectionsWithTitle } from './objection.ts'

/** 异议处理: objections in the officer's area, undecided first, oldest first, at most 200. */
export async function objections(tx: Tx, acting: Acting<OfficerActor>): Promise<Objection[]> {
  const rows = await objectionsWithTitle(tx)
    .orderBy(row => row('objection.outcome', 'is', null), 'desc')
    .orderBy('objection.raised_at')
    .limit(200)
    .execute()
  return rows.map(row => objectionOf(row, acting.who.accountNo))
}

/** One objection with its files. @throws Refusal 'not-found', also for one in another area. */
export async function getObjection(
  tx: Tx,
  acting: Acting<OfficerActor>,
  objectionId: string,
): Promise<{ readonly objection: Objection; readonly evidence: readonly Evidence[] }> {
  const row = await objectionsWithTitle(tx).where('objection_id', '=', objectionId).executeTakeFirst()
  if (!row) return refuse('not-found', '没有这个异议。')
  return { objection: objectionOf(row, acting.who.accountNo), evidence: await evidenceOf(tx, row) }
}
