import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import { activeDeclaration } from '../active-declaration.ts'
import { type Catalogue, getItem } from '../catalogue.ts'
import type { DeclarationRow } from '../declaration.ts'
import type { Item, OpenedItem } from '../item.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { openDeclaration } from '../open-declaration.ts'
import { refuseWithoutCertificate } from '../refuse-without-certificate.ts'
import { unitOf } from '../unit-of.ts'
import { after } from '../workflow.ts'
import type { RowsOpened } from './judge-rows.ts'
import { nextSubject } from './next-subject.ts'

/** Where rows go: the draft of an item, which is begun where there is none, or a declaration that is open. */
export type Into = { readonly itemCode: string } | { readonly declarationId: string }

/** A declaration whose rows may be changed, locked, with today's facts. */
export interface OpenForRows extends RowsOpened {
  readonly row: DeclarationRow
  readonly item: Item
}

/**
 * Locks what rows are to be put into. @throws Refusal for an officer, for a declaration that is not the caller's or no
 * longer open, and with why the item cannot be filed now.
 */
export async function openForRows(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  into: Into,
): Promise<OpenForRows> {
  if (acting.who.kind === 'officer') return refuse('forbidden', '经办人员不能代为申报。')
  if ('itemCode' in into) {
    const item = getItem(catalogue, into.itemCode)
    refuseWithoutCertificate(acting, item)
    return await openDraft(tx, acting, item)
  }
  const row = await lockDeclaration(tx, into.declarationId)
  const item = getItem(catalogue, row.item_code)
  refuseWithoutCertificate(acting, item)
  after('save', row.state)
  const opened = await item.open(tx, acting, row.unit_no, row.subject)
  if (opened.closed !== undefined) refuse('conflict', opened.closed)
  return { ...rowsOpened(item, opened), row, item }
}

/** The unit's draft of an item, locked; begun where there is none. `even` where it cannot be filed now. */
export async function openDraft(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  { even = false } = {},
): Promise<OpenForRows> {
  const unitNo = await unitOf(tx, acting)
  const subject = await nextSubject(tx, unitNo, item.code)
  const opened = await item.open(tx, acting, unitNo, subject)
  if (opened.closed !== undefined && !even) refuse('conflict', opened.closed)
  const kept = await activeDeclaration(tx, unitNo, item.code, subject, { lock: true })
  const { contact } = opened.check({})
  // The reminder of a draft is sent to the contact in its form.
  const values: Record<string, string> = contact === undefined ? {} : { contactMobile: contact }
  const row = kept ?? (await openDeclaration(tx, acting, { item, opened, unitNo, values })).row
  after('save', row.state)
  return { ...rowsOpened(item, opened), row, item }
}

/** @throws Refusal 'not-found' for an item without rows. */
export function rowsOpened({ rows }: Item, opened: OpenedItem): RowsOpened {
  if (!rows || !opened.rows) return refuse('not-found', '这个事项没有名单。')
  return { rows, opened: opened.rows }
}
