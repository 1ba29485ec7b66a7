import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import { unitInKey } from '#registry'
import type { Item } from './item.ts'
import { unitOf } from './unit-of.ts'

/** For which unit something is filed, and about what where that is chosen. */
interface FilingTarget {
  readonly unitNo: string
  /** of an item with `about` */
  readonly subject: string | undefined
}

/**
 * The unit that the caller files for, or that the chosen employment is with: somebody who has left a unit, or was never
 * there, objects to what it declared. That the employment is the caller's is said by the item's facts.
 */
export async function filingTarget(
  tx: Tx,
  acting: Acting<Member>,
  item: Pick<Item, 'about'>,
  about: string | undefined,
): Promise<FilingTarget> {
  if (item.about === undefined) return { unitNo: await unitOf(tx, acting), subject: undefined }
  if (acting.who.kind !== 'person') return refuse('forbidden', '此业务由本人在个人网厅办理。')
  const unitNo = unitInKey(about ?? '')
  if (about === undefined || unitNo === undefined)
    return refuse('not-found', '请先在“参保变动”中选择要办理的参保记录。')
  return { unitNo, subject: `${acting.who.personNo}/${about}` }
}

/** What a declaration is about, as links to its form say it; undefined of other items. */
export const aboutOf = (
  item: Pick<Item, 'about'>,
  { subject }: { readonly subject: string },
): string | undefined => (item.about === undefined ? undefined : subject.slice(subject.indexOf('/') + 1))
