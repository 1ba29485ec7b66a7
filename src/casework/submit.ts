import type { Acting, Member } from '#identity'
import { type Finding, refuse, refuseIf, type Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { changeDeclaration } from './change-declaration.ts'
import { type DeclarationRow, subjectToOpen, unsealForm } from './declaration.ts'
import { enterStep, stepAfter } from './enter-step.ts'
import type { GivenSignature } from './evidence/prove-by-signature.ts'
import { proveSubmission } from './evidence/prove-submission.ts'
import { statementOf } from './evidence/statement.ts'
import { verifyGivenSignature } from './evidence/verify-given-signature.ts'
import type { MaterialKind } from './field.ts'
import { askUnit } from './hearing/ask-unit.ts'
import type { HearingQuestion } from './hearing/hearing.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { mostSheets } from './materials/append-page.ts'
import { type Material, materialsOf } from './materials-of.ts'
import { nextSerial } from './next-serial.ts'
import { refuseWithoutCertificate } from './refuse-without-certificate.ts'
import { readableWithRows } from './rows/declared-rows.ts'
import { keepStaying } from './rows/keep-staying.ts'
import { rowsOpened } from './rows/open-for-rows.ts'
import { rowsToSubmit } from './rows/rows-to-submit.ts'
import { settleDeclared } from './rows/settle-declared.ts'
import { type SubmittedRows, submissionChange } from './submission-change.ts'
import { after } from './workflow.ts'

export interface Submission {
  readonly declarationId: string
  /** SMS code of the person who confirms: the filer, or the one the item names */
  readonly code?: string
  /** the unit's signature, after 证书登录 */
  readonly signed?: GivenSignature | undefined
}

/**
 * 提交: checks everything again on today's facts, freezes what was declared in readable form, gives the
 * 受理流水号, settles at once where nobody reviews, and enters the first step of an item without 受理. Confirmed by SMS
 * code or signed by the unit's certificate. Submitting a submitted declaration returns the same serial. Of an item with
 * rows those go that are right today; what is wrong stays in a draft of its own.
 * @throws Refusal with what is still missing; nothing is half submitted.
 */
export async function submit(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  submission: Submission,
): Promise<string> {
  const { declarationId, signed } = submission
  const signature = signed && (await verifyGivenSignature(acting, catalogue, declarationId, signed))
  const row = await lockDeclaration(tx, declarationId)
  const item = getItem(catalogue, row.item_code)
  refuseWithoutCertificate(acting, item)
  if (row.serial !== null && row.state !== 'returned') return row.serial
  after('submit', row.state)
  const opened = await item.open(tx, acting, row.unit_no, subjectToOpen(item, row))
  await opened.lastCheck(tx)
  const materials = await materialsOf(tx, row.unit_no, row.declaration_id)
  const checked = complete(item, opened, row, materials)
  const declared = item.rows && (await rowsToSubmit(tx, rowsOpened(item, opened), row))
  const readable = readableWithRows(item, checked.readable, declared)
  const statement = statementOf({ row, item, readable, materials, rows: declared?.stated })
  const proof = await proveSubmission(tx, acting, {
    item,
    confirmation: checked.confirmation,
    statement,
    signature,
    code: submission.code,
  })
  const serial =
    row.serial ??
    (await nextSerial(tx, { areaCode: row.area_code, at: acting.at, serialCode: item.serialCode }))
  const rows = item.rows &&
    declared && { ...(await settleDeclared(tx, acting, item.rows, { row, declared })), declared }
  const written = { item, opened, checked, readable, row, serial, materials, statement, proof, rows }
  const submitted = await changeDeclaration(tx, acting, row, await submissionChange(tx, acting, written))
  await proceed(tx, acting, item, { submitted, rows, question: checked.hearing })
  return serial
}

interface Proceeding {
  readonly submitted: DeclarationRow
  readonly rows: SubmittedRows | undefined
  readonly question: HearingQuestion | undefined
}

/** What follows a submission at once: its effect, its first step, and a draft of what could not be submitted. */
async function proceed(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  { submitted, rows, question }: Proceeding,
): Promise<void> {
  if (question) await askUnit(tx, acting, submitted, question)
  if (rows?.referred === 0) await enterStep(tx, acting, item, { row: submitted, step: undefined })
  else if (item.steps.length === 0 || item.acceptance === false) {
    await enterStep(tx, acting, item, { row: submitted, step: stepAfter(item, null) })
  }
  if (rows) await keepStaying(tx, acting, { item, row: submitted, staying: rows.declared.staying })
}

function complete(
  item: Item,
  opened: OpenedItem,
  row: DeclarationRow,
  present: readonly Material[],
): CheckedForm {
  if (opened.closed !== undefined) refuse('conflict', opened.closed)
  if (opened.subject !== row.subject) {
    refuse('conflict', '这笔申报已过期（年度已截止或单位信息已变化），请删除后重新填报。')
  }
  const checked = opened.check(unsealForm(row))
  const missing = item.materials.filter(
    ({ code }) => opened.requiredMaterials.includes(code) && !present.some(one => one.kind === code),
  )
  refuseIf([
    ...checked.findings,
    ...missing.map(material => ({ sentence: `请先上传电子材料“${material.name}”。` })),
    ...item.materials.flatMap(kind => unready(kind, present)),
  ])
  return checked
}

/** Why the materials of a kind cannot be submitted yet. */
function unready({ code, name }: MaterialKind, present: readonly Material[]): Finding[] {
  return present
    .filter(material => material.kind === code)
    .flatMap(({ state, sheets }) => {
      if (state === 'judging') return `电子材料“${name}”还在处理中，处理完成后才能提交，请稍后再试。`
      if (state === 'refused') return `电子材料“${name}”有未通过检查的页面，请删除后重新上传。`
      if (state === 'quarantined') return `电子材料“${name}”正在进行病毒检查，通过后才能提交，请稍后再试。`
      return sheets > mostSheets
        ? `电子材料“${name}”共 ${sheets} 页，最多 ${mostSheets} 页，请删除多余的页面。`
        : []
    })
    .map(sentence => ({ sentence }))
}
