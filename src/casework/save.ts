import { nanoid } from 'nanoid'
import { type Acting, command, type Member } from '#identity'
import { type FormValues, refuse, refuseIf, type Tx } from '#platform'
import { getUnit } from '#registry'
import { activeDeclaration, returnedSubject } from './active-declaration.ts'
import { keyOf, sealForm } from './declaration.ts'
import type { Item, OpenedItem } from './item.ts'
import { recordEvent } from './record-event.ts'
import { refuseWithoutCertificate } from './refuse-without-certificate.ts'
import { casework } from './tables.ts'
import { unitOf } from './unit-of.ts'
import { after } from './workflow.ts'

/**
 * 保存: creates a declaration for this unit and subject, or updates the active one. Saving does not submit: it stays in
 * 我的待提交业务 until submitted.
 * @returns the declaration's id.
 * @throws Refusal with findings per field, or with why it cannot be filed.
 */
export async function save(acting: Acting<Member>, item: Item, values: FormValues): Promise<string> {
  refuseWithoutCertificate(acting, item)
  return await command(acting, async tx => {
    const unitNo = await unitOf(tx, acting)
    const opened = await item.open(tx, acting, unitNo, await returnedSubject(tx, unitNo, item.code))
    if (opened.closed !== undefined) refuse('conflict', opened.closed)
    refuseIf(opened.check(values).findings)
    const kept = (await activeDeclaration(tx, unitNo, item.code, opened.subject)) ?? undefined
    const key = kept ? keyOf(kept) : await openDeclaration(tx, acting, { item, opened, unitNo, values })
    const state = kept ? after('save', kept.state) : 'draft'
    await casework(tx)
      .updateTable('casework.declaration')
      .set(row => ({
        form_sealed: sealForm(values, { declaration_id: key.declarationId }),
        item_version: item.version,
        saved_at: acting.at,
        state,
        revision: row('revision', '+', 1),
      }))
      .where('unit_no', '=', key.unitNo)
      .where('declaration_id', '=', key.declarationId)
      .execute()
    await recordEvent(tx, acting, key, {
      verb: 'save',
      words: kept ? '修改并保存申报信息' : '填写并保存申报信息',
    })
    return key.declarationId
  })
}

interface Opening {
  readonly item: Item
  readonly opened: OpenedItem
  readonly unitNo: string
  readonly values: FormValues
}

/** Concurrent saves: the unique index makes the loser reuse the winner's row. */
async function openDeclaration(tx: Tx, acting: Acting<Member>, { item, opened, unitNo, values }: Opening) {
  const unit = await getUnit(tx, unitNo)
  const declaration_id = nanoid()
  const made = await casework(tx)
    .insertInto('casework.declaration')
    .values({
      unit_no: unitNo,
      declaration_id,
      item_code: item.code,
      item_version: item.version,
      subject: opened.subject,
      hall: item.hall,
      area_code: unit.areaCode,
      applicant_no: acting.who.accountNo,
      applicant_name: acting.who.name,
      unit_name: unit.name,
      unit_size: unit.size,
      state: 'draft',
      form_sealed: sealForm(values, { declaration_id }),
      saved_at: acting.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning(['unit_no', 'declaration_id'])
    .executeTakeFirst()
  const row = made ?? (await activeDeclaration(tx, unitNo, item.code, opened.subject))
  if (!row) return refuse('conflict', '本单位已有同一业务正在办理，请在办理进度查询中查看。')
  return keyOf(row)
}
