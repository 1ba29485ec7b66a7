import type { Acting } from '#identity'
import { sendManySms, type Tx } from '#platform'
import { standings } from '#registry'

interface Told {
  readonly idNo: string
  /** as the employer typed it, for people without one on record */
  readonly mobile?: string
  readonly text: string
}

/**
 * Tells everybody whom a declaration of their employer concerns. The mobile on record comes first: an employer that
 * invents an employment would type its own.
 */
export async function tellPeople(tx: Tx, { at }: Acting, people: readonly Told[]): Promise<void> {
  const known = await standings(
    tx,
    people.map(one => one.idNo),
  )
  const messages = people.flatMap(({ idNo, mobile, text }) => {
    const to = known.get(idNo)?.mobile ?? mobile
    return to === undefined ? [] : [{ mobile: to, text }]
  })
  if (messages.length > 0) await sendManySms(tx, at, messages)
}
