import type { Acting, Member } from '#identity'
import { type FormValues, refuse, refuseIf, type Tx } from '#platform'
import { activeDeclarations } from './active-declaration.ts'
import { changeDeclaration } from './change-declaration.ts'
import { type DeclarationRow, sealForm } from './declaration.ts'
import type { Item } from './item.ts'
import { openDeclaration } from './open-declaration.ts'
import { refuseWithoutCertificate } from './refuse-without-certificate.ts'
import { unitOf } from './unit-of.ts'

/**
 * 保存: creates a declaration for this unit and subject, or updates the active one. Saving does not submit: it stays in
 * 我的待提交业务 until submitted.
 * @returns the declaration's id.
 * @throws Refusal with findings per field, or with why it cannot be filed.
 */
export async function save(tx: Tx, acting: Acting<Member>, item: Item, values: FormValues): Promise<string> {
  refuseWithoutCertificate(acting, item)
  const unitNo = await unitOf(tx, acting)
  const active = await activeDeclarations(tx, { unitNo, itemCode: item.code, lock: true })
  const opened = await item.open(tx, acting, unitNo, active.returnedSubject)
  if (opened.closed !== undefined) refuse('conflict', opened.closed)
  refuseIf(opened.check(values).findings)
  const kept = await active.find(opened.subject)
  if (kept) return await overwrite(tx, acting, item, kept, values)
  const { row, created } = await openDeclaration(tx, acting, { item, opened, unitNo, values })
  return created ? row.declaration_id : await overwrite(tx, acting, item, row, values)
}

async function overwrite(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  row: DeclarationRow,
  values: FormValues,
): Promise<string> {
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
