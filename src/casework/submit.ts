import { type Acting, command, type Member } from '#identity'
import { refuse, refuseIf, type Tx } from '#platform'
import { type DeclarationRow, submittedSubject, unsealForm } from './declaration.ts'
import { provingOf, type Submission } from './evidence/proving-of.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { materialsOf } from './materials-of.ts'
import { refuseWithoutCertificate } from './refuse-without-certificate.ts'
import { nextSerial } from './serial.ts'
import { settle } from './settle.ts'
import { after } from './workflow.ts'
import { writeSubmission } from './write-submission.ts'

/**
 * 提交: checks everything again on today's facts, writes the frozen copy, assigns the 受理流水号, and settles at once if the
 * item has no review. Confirmed by SMS code or by the unit's certificate signature. Idempotent: submitting again
 * returns the same serial.
 * @throws Refusal listing what is missing; nothing is written.
 */
export async function submit(acting: Acting<Member>, item: Item, submission: Submission): Promise<string> {
  refuseWithoutCertificate(acting, item)
  const prove = await provingOf(acting, item, submission)
  return await command(acting, async tx => {
    const row = await lockDeclaration(tx, submission.declarationId)
    if (row.serial !== null && row.state !== 'returned') return row.serial
    const state = after('submit', row.state)
    const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
    await opened.lastCheck(tx)
    const checked = await complete(tx, item, opened, row)
    if (!prove) return refuse('conflict', '这笔业务刚刚有变化，请刷新页面后再提交。')
    const serial =
      row.serial ??
      (await nextSerial(tx, { areaCode: row.area_code, at: acting.at, serialCode: item.serialCode }))
    await writeSubmission(tx, acting, { item, opened, checked, row, serial, state, prove })
    if (item.steps.length === 0) await settle(tx, acting, item, row)
    return serial
  })
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
  const waiting = item.materials.filter(material =>
    present.some(one => one.kind === material.code && !one.scanned),
  )
  refuseIf([
    ...checked.findings,
    ...missing.map(material => ({ sentence: `请先上传电子材料“${material.name}”。` })),
    ...waiting.map(({ name }) => ({
      sentence: `电子材料“${name}”正在进行病毒检查，通过后才能提交，请稍后再试。`,
    })),
  ])
  return checked
}
