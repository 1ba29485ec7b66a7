import type { Acting, Member } from '#identity'
import { checkAll, type FormValues, refuse, refuseIf, type Tx } from '#platform'
import { activeDeclarations } from './active-declaration.ts'
import { changeDeclaration } from './change-declaration.ts'
import { type DeclarationRow, sealForm, unsealForm, versionOf } from './declaration.ts'
import { filingTarget } from './filing-target.ts'
import type { Item } from './item.ts'
import { openDeclaration } from './open-declaration.ts'
import { refuseWithoutCertificate } from './refuse-without-certificate.ts'
import { isOpenState } from './workflow.ts'

/** A form as filled in. */
export interface Filled {
  readonly values: FormValues
  /** the `Current.version` that it was filled in upon; undefined of a page from before forms carried it */
  readonly seen?: string | undefined
  /** which of several things it is about, of an item where that is chosen */
  readonly about?: string | undefined
  /** what the page asks in the same form and checks itself */
  readonly besides?: () => void
}

/**
 * 保存: creates a declaration for this unit and subject, or updates the active one. Saving does not submit: it stays in
 * 我的待提交业务 until submitted.
 * @returns the declaration's id.
 * @throws Refusal with findings per field, with why it cannot be filed, or 'conflict' when another page or operator has
 * saved or deleted it meanwhile.
 */
export async function save(tx: Tx, acting: Acting<Member>, item: Item, filled: Filled): Promise<string> {
  const { values, besides = () => {} } = filled
  refuseWithoutCertificate(acting, item)
  const { unitNo, subject } = await filingTarget(tx, acting, item, filled.about)
  const active = await activeDeclarations(tx, { unitNo, itemCode: item.code, lock: true })
  const opened = await item.open(tx, acting, unitNo, subject ?? active.returnedSubject)
  if (opened.closed !== undefined) refuse('conflict', opened.closed)
  await checkAll(() => refuseIf(opened.check(values).findings), besides)
  const kept = await active.find(opened.subject)
  if (kept) return await overwrite(tx, acting, item, kept, filled)
  if (filled.seen) refuse('conflict', '这份申报在您填写期间已被删除，所以没有保存。您填写的内容仍在下面。')
  const { row, created } = await openDeclaration(tx, acting, { item, opened, unitNo, values })
  return created ? row.declaration_id : await overwrite(tx, acting, item, row, filled)
}

async function overwrite(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  row: DeclarationRow,
  { values, seen }: Filled,
): Promise<string> {
  if (seen !== undefined && seen !== versionOf(row) && isOpenState(row.state) && !holds(row, values))
    refuse('conflict', '这份申报在您填写期间已在别处保存过，所以没有保存。您填写的内容仍在下面。')
  await changeDeclaration(tx, acting, row, {
    verbs: ['save'],
    columns: {
      form_sealed: sealForm(values, row),
      item_version: item.version,
      saved_at: acting.at,
      revision: row.revision + 1,
    },
    events: [{ verb: 'save', words: '修改并保存申报信息' }],
  })
  return row.declaration_id
}

/** Whether just this is saved already. */
function holds(row: DeclarationRow, values: FormValues): boolean {
  const saved = unsealForm(row)
  return Object.entries(values).every(([name, value]) => (saved[name] ?? '') === value)
}
