import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { refuse } from '#platform'
import { getPerson } from '#registry'

/** The unit that the caller files for: an operator's own, or the one that insures the person. */
export async function unitOf(tx: Tx, acting: Acting<Member>): Promise<string> {
  if (acting.who.kind === 'operator') return acting.who.unitNo
  if (acting.who.kind === 'officer') return refuse('forbidden', '经办人员不能代为申报。')
  const { unitNo } = await getPerson(tx, acting.who.personNo)
  return unitNo ?? refuse('forbidden', '您目前没有参保单位，不能办理此业务。')
}
