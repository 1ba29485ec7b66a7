import { type Catalogue, note } from '#casework'
import { type Acting, command, type OfficerActor, type SystemActor } from '#identity'
import { areaPrefix, businessDate, type Tx } from '#platform'
import { isObjectedTo, lockRound, type RoundKey } from './case-in-publicity.ts'
import { closeAsPassed } from './close-as-passed.ts'
import { examine } from './examine.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { publicity } from './publicity-step.ts'
import { publicities } from './tables.ts'

/** Outcome of the cases whose period is over. */
export interface Endings {
  readonly passed: number
  readonly held: number
}

/**
 * 公示期满核查: re-evaluates on today's facts every case whose period is over and that has no open objection. It moves on
 * when all conditions hold and the amount is the published one; otherwise it is held for officers. It stays where it is
 * while its unit's registration is frozen or the contact 未经核实, and moves on once that is decided. One transaction per
 * case, so an interrupted run can be resumed, and running it again changes nothing. The scheduled job covers all areas,
 * an officer only their own.
 * @throws Refusal for another post.
 */
export async function endPublicities(
  acting: Acting<OfficerActor | SystemActor>,
  catalogue: Catalogue,
): Promise<Endings> {
  const { who } = acting
  if (who.kind === 'officer') refuseOtherPost({ ...acting, who }, 'end')
  const endings = { passed: 0, held: 0 }
  for (const key of await overdue(acting, who.kind === 'officer' ? areaPrefix(who.areaCode) : '')) {
    const ending = await endOne(acting, catalogue, key)
    if (ending) endings[ending] += 1
  }
  return endings
}

async function overdue(acting: Acting, prefix: string): Promise<RoundKey[]> {
  return await command(acting, tx =>
    publicities(tx)
      .selectFrom('disbursement.publicity_case as one')
      .innerJoin('disbursement.publicity as list', 'list.publicity_no', 'one.publicity_no')
      .select(['one.unit_no', 'one.declaration_id', 'one.round'])
      .where('list.ends_on', '<', businessDate(acting.at))
      .where('list.area_code', 'like', `${prefix}%`)
      .where('one.outcome', 'is', null)
      .where('one.held_at', 'is', null)
      .orderBy('list.publicity_no')
      .orderBy('one.position')
      .execute(),
  )
}

async function endOne(acting: Acting, catalogue: Catalogue, key: RoundKey) {
  return await command(acting, async tx => {
    const row = await lockRound(tx, key)
    if (row.outcome || row.held_at || (await isObjectedTo(tx, key))) return undefined
    const { obstacle, paused } = await examine(tx, acting, catalogue, row)
    if (paused) return undefined
    if (obstacle === undefined) {
      await closeAsPassed(tx, acting, catalogue, row)
      return 'passed'
    }
    await hold(tx, acting, key, obstacle)
    return 'held'
  })
}

async function hold(tx: Tx, acting: Acting, key: RoundKey, reason: string): Promise<void> {
  await publicities(tx)
    .updateTable('disbursement.publicity_case')
    .set({ held_at: acting.at, held_reason: reason })
    .where('unit_no', '=', key.unit_no)
    .where('declaration_id', '=', key.declaration_id)
    .where('round', '=', key.round)
    .execute()
  await note(tx, acting, {
    declarationId: key.declaration_id,
    from: publicity.code,
    words: `公示期满核查：${reason}，转人工处理`,
  })
}
