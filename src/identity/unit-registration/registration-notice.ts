import { asHall, refuse, type Tx } from '#platform'
import { agencyOf, getUnit } from '#registry'
import type { Acting } from '../acting.ts'
import { limit } from '../limits.ts'
import { hashOf } from '../session/start-session.ts'
import { isFrozen } from './freeze.ts'
import { maskedWho } from './freezes.ts'
import { type FreezeDecision, type RegistrationKind, registrations } from './tables.ts'

/** What the recipient of a link is shown: who registered what, masked, and whether an objection is still possible. */
export interface RegistrationNotice {
  readonly unitName: string
  readonly agencyName: string
  readonly phone: string
  readonly kind: RegistrationKind
  /** 孙**，139****0009 */
  readonly who: string
  readonly registeredAt: Date
  readonly openUntil: Date
  /** open: may object; objected: did so by this link; over: twelve hours have passed; decided: an officer has looked at it */
  readonly state: 'open' | 'objected' | 'over' | 'decided'
  readonly frozen: boolean
  readonly decision: FreezeDecision | undefined
}

/** The notice behind a link. @throws Refusal 'not-found' for a link that was never given out. */
export async function registrationNotice(tx: Tx, acting: Acting, token: string): Promise<RegistrationNotice> {
  await limit(acting.runtime, 'notice-address', acting.origin.ip)
  return await asHall(tx, async tx => {
    const link = await findLink(tx, token)
    const unit = await getUnit(tx, link.unit_no)
    const { agencyName, phone } = await agencyOf(tx, unit.areaCode)
    const decision = await decisionAfter(tx, link)
    return {
      unitName: unit.name,
      agencyName,
      phone,
      kind: link.kind,
      who: maskedWho(link),
      registeredAt: link.registered_at,
      openUntil: link.open_until,
      state: stateOf(link, decision, acting.at),
      frozen: await isFrozen(tx, link.unit_no),
      decision,
    }
  })
}

export type Link = Awaited<ReturnType<typeof findLink>>

/** The link with its notice, by its token. @throws Refusal 'not-found'. */
export async function findLink(tx: Tx, token: string) {
  const link = await registrations(tx)
    .selectFrom('identity.registration_link as link')
    .innerJoin('identity.registration_notice as notice', 'notice.notice_no', 'link.notice_no')
    .selectAll('link')
    .select([
      'notice.kind',
      'notice.who_sealed',
      'notice.seal_id',
      'notice.registered_at',
      'notice.open_until',
    ])
    .where('link.token_hash', '=', hashOf(token))
    .executeTakeFirst()
  return link ?? refuse('not-found', '这个链接无效。请按短信中的完整链接打开，或联系参保地社保经办机构。')
}

/** What an officer decided about the unit's registration since the notice: it answers every objection to it. */
export async function decisionAfter(
  tx: Tx,
  { unit_no, registered_at }: Pick<Link, 'unit_no' | 'registered_at'>,
): Promise<FreezeDecision | undefined> {
  const row = await registrations(tx)
    .selectFrom('identity.registration_freeze')
    .select('decision')
    .where('unit_no', '=', unit_no)
    .where('decided_at', '>=', registered_at)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.decision ?? undefined
}

export function stateOf(
  link: Pick<Link, 'objected_at' | 'open_until'>,
  decision: FreezeDecision | undefined,
  at: Date,
): RegistrationNotice['state'] {
  if (decision) return 'decided'
  if (link.objected_at) return 'objected'
  return at > link.open_until ? 'over' : 'open'
}
