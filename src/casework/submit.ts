import {
  type Acting,
  checkCode,
  command,
  type Member,
  query,
  type RightCode,
  sendCode,
  useCode,
} from '#identity'
import { refuse, refuseIf, type Tx } from '#platform'
import { materialsOf } from './attach.ts'
import { type DeclarationRow, keyOf, lockDeclaration, sealSnapshot, unsealForm } from './declaration.ts'
import { record } from './events.ts'
import type { CheckedForm, Confirmation, Item, OpenedItem } from './item.ts'
import { nextSerial } from './serial.ts'
import { settle } from './settle.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

export interface Submission {
  readonly declarationId: string
  /** the SMS code of whoever must confirm, where the item asks for one */
  readonly code?: string
}

/**
 * 提交: checks everything again on today's facts, freezes what was declared in readable form, gives the
 * 受理流水号, and settles at once where nobody reviews. Submitting what is submitted answers the same serial.
 * @throws Refusal with what is still missing; nothing is half submitted.
 */
export async function submit(acting: Acting<Member>, item: Item, submission: Submission): Promise<string> {
  const code = await confirmed(acting, item, submission)
  return await command(acting, async tx => {
    const row = await lockDeclaration(tx, submission.declarationId)
    if (row.serial !== null && row.state !== 'returned') return row.serial
    const state = after('submit', row.state)
    const opened = await item.open(tx, acting, row.unit_no)
    await opened.lastCheck(tx)
    const checked = await complete(tx, item, opened, row)
    if (code) await useCode(tx, acting.at, code)
    const serial =
      row.serial ??
      (await nextSerial(tx, { areaCode: row.area_code, at: acting.at, serialCode: item.serialCode }))
    await freeze(tx, acting, { item, opened, checked, row, serial, state })
    if (!item.reviewed) await settle(tx, acting, row, checked)
    return serial
  })
}

/** Whose SMS code the submission needs, if anybody's. */
export async function confirmationOf(
  acting: Acting<Member>,
  item: Item,
  declarationId: string,
): Promise<Confirmation | undefined> {
  return await query(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const opened = await item.open(tx, acting, row.unit_no)
    return opened.check(unsealForm(row)).confirmation
  })
}

/** Sends that code. @returns seconds until the next one. */
export async function sendConfirmationCode(acting: Acting<Member>, item: Item, id: string): Promise<number> {
  const confirmation = await confirmationOf(acting, item, id)
  if (!confirmation) return 0
  return await sendCode(acting, {
    purpose: 'submission',
    mobile: confirmation.mobile,
    about: confirmation.about,
  })
}

async function confirmed(
  acting: Acting<Member>,
  item: Item,
  { declarationId, code }: Submission,
): Promise<RightCode | undefined> {
  const confirmation = await confirmationOf(acting, item, declarationId)
  if (!confirmation) return undefined
  if (!code?.trim()) return refuse('invalid', `请输入${confirmation.label}。`, 'smsCode')
  return await checkCode(acting, { purpose: 'submission', mobile: confirmation.mobile, code })
}

async function complete(tx: Tx, item: Item, opened: OpenedItem, row: DeclarationRow): Promise<CheckedForm> {
  if (opened.closed !== undefined) refuse('conflict', opened.closed)
  if (opened.subject !== row.subject) {
    refuse('conflict', '这笔申报已过期（年度已截止或单位信息已变化），请删除后重新填报。')
  }
  const checked = opened.check(unsealForm(row))
  const present = await materialsOf(tx, row.unit_no, row.declaration_id)
  const missing = item.materials.filter(
    material => material.required && !present.some(one => one.kind === material.code),
  )
  refuseIf([
    ...checked.findings,
    ...missing.map(material => ({ sentence: `请先上传电子材料“${material.name}”。` })),
  ])
  return checked
}

interface Freezing {
  readonly item: Item
  readonly opened: OpenedItem
  readonly checked: CheckedForm
  readonly row: DeclarationRow
  readonly serial: string
  readonly state: DeclarationRow['state']
}

async function freeze(tx: Tx, acting: Acting, { item, opened, checked, row, serial, state }: Freezing) {
  const materials = await materialsOf(tx, row.unit_no, row.declaration_id)
  await casework(tx)
    .updateTable('casework.declaration')
    .set({
      state,
      serial,
      item_version: item.version,
      submitted_at: acting.at,
      snapshot_sealed: sealSnapshot({
        itemName: item.name,
        readable: checked.readable,
        facts: opened.facts,
        contact: checked.contact,
        materials: materials.map(({ kind, sha256 }) => ({ kind, sha256 })),
      }),
    })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await record(tx, acting, keyOf(row), {
    verb: 'submit',
    words: row.state === 'returned' ? '补正后重新提交' : '提交申报',
    data: { serial, itemVersion: String(item.version) },
  })
}
