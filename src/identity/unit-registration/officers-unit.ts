import { areaPrefix, refuse, type Tx } from '#platform'
import { getUnit, type Unit } from '#registry'
import { officerRoles } from '../account/officer-roles.ts'
import type { Acting, OfficerActor } from '../acting.ts'

const posts: readonly OfficerActor['role'][] = ['accept', 'review', 'admin']

/** Whether an officer's post confirms contacts and decides objections to registrations. */
export const mayDecideRegistrations = ({ role }: OfficerActor): boolean => posts.includes(role)

/** A unit of the officer's area, for those whose post it is. @throws Refusal */
export async function officersUnit(tx: Tx, { who }: Acting<OfficerActor>, unitNo: string): Promise<Unit> {
  if (!mayDecideRegistrations(who)) {
    const needed = posts.map(role => officerRoles[role]).join('、')
    refuse('forbidden', `此业务由${needed}办理，您当前是${officerRoles[who.role]}。`)
  }
  const unit = await getUnit(tx, unitNo)
  if (!unit.areaCode.startsWith(areaPrefix(who.areaCode))) {
    refuse('not-found', '本统筹区没有该单位，请到单位参保地经办机构办理。')
  }
  return unit
}
