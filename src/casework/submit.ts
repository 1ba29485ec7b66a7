import { type Acting, checkCode, command, type Member, query, useCode } from '#identity'
import { Refusal, refuse, refuseIf, type Tx } from '#platform'
import { maskMobile } from '#registry'
import { confirmationOf } from './confirm-submission.ts'
import { type DeclarationRow, submittedSubject, unsealForm } from './declaration.ts'
import type { SubmissionProof } from './evidence/submission-proof.ts'
import { freeze } from './freeze.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { materialsOf } from './materials-of.ts'
import { nextSerial } from './serial.ts'
import { settle } from './settle.ts'
import { after, isOpenState } from './workflow.ts'

export interface Submission {
  readonly declarationId: string
  /** the SMS code of whoever confirms: the filer, or somebody whom the item names */
  readonly code?: string
}

/**
 * 提交: checks everything again on today's facts, freezes what was declared in readable form, gives the
 * 受理流水号, and settles at once where nobody reviews. Submitting what is submitted answers the same serial.
 * @throws Refusal with what is still missing; nothing is half submitted.
 */
export async function submit(acting: Acting<Member>, item: Item, submission: Submission): Promise<string> {
  const proof = await confirmed(acting, item, submission)
  return await command(acting, async tx => {
    const row = await lockDeclaration(tx, submission.declarationId)
    if (row.serial !== null && row.state !== 'returned') return row.serial
    const state = after('submit', row.state)
    const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
    await opened.lastCheck(tx)
    const checked = await complete(tx, item, opened, row)
    if (!proof) return refuse('conflict', '这笔业务刚刚有变化，请刷新页面后再提交。')
    if (proof.code) await useCode(tx, acting.at, proof.code)
    const serial =
      row.serial ??
      (await nextSerial(tx, { areaCode: row.area_code, at: acting.at, serialCode: item.serialCode }))
    await freeze(tx, acting, { item, opened, checked, row, serial, state, proof })
    if (item.steps.length === 0) await settle(tx, acting, item, row)
    return serial
  })
}

async function confirmed(
  acting: Acting<Member>,
  item: Item,
  { declarationId, code }: Submission,
): Promise<SubmissionProof | undefined> {
  const confirmation = await confirmationOf(acting, item, declarationId)
  if (!confirmation) return undefined
  const { label, mobile } = confirmation
  if (!code?.trim()) return refuse('invalid', `请输入${label}。`, 'smsCode')
  try {
    const right = await checkCode(acting, { purpose: 'submission', mobile, code })
    return { code: right, words: `${label}确认（${maskMobile(mobile)}）` }
  } catch (error) {
    // Of two presses at once the first has used the code up; the second one's wish is fulfilled all the same.
    if (error instanceof Refusal && (await isSubmitted(acting, declarationId))) return undefined
    throw error
  }
}

async function isSubmitted(acting: Acting<Member>, declarationId: string): Promise<boolean> {
  const { state } = await query(acting, tx => lockDeclaration(tx, declarationId))
  return !isOpenState(state)
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
