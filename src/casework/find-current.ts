import type { Acting, Member } from '#identity'
import type { FormValues, Tx } from '#platform'
import { activeDeclarations } from './active-declaration.ts'
import { type Declaration, declarationOf, unsealForm, versionOf } from './declaration.ts'
import { filingTarget } from './filing-target.ts'
import type { Item, OpenedItem } from './item.ts'

/** An item opened for one unit, with the active declaration of its subject, whatever device created it. */
export interface Current {
  readonly opened: OpenedItem
  readonly unitNo: string
  /** which of several things it is about, where that is chosen */
  readonly about: string | undefined
  readonly declaration: Declaration | undefined
  readonly values: FormValues
  /** of what is saved, for `save` to notice a newer one; '' where nothing is */
  readonly version: string
}

/** What the form page shows: today's facts, and the draft if there is one. */
export async function findCurrent(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  about?: string,
): Promise<Current> {
  const { unitNo, subject } = await filingTarget(tx, acting, item, about)
  const active = await activeDeclarations(tx, { unitNo, itemCode: item.code, lock: false })
  const opened = await item.open(tx, acting, unitNo, subject ?? active.returnedSubject)
  const row = await active.find(opened.subject)
  return {
    opened,
    unitNo,
    about: subject === undefined ? undefined : about,
    declaration: row && declarationOf(row),
    values: row ? { ...opened.defaults, ...unsealForm(row) } : opened.defaults,
    version: versionOf(row),
  }
}
