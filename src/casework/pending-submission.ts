import { type Acting, countCodeRequest, issueCode, type Member } from '#identity'
import { shownYuan, type Tx } from '#platform'
import { type CaseContents, caseContentsOf } from './case-file.ts'
import { type Catalogue, getItem } from './catalogue.ts'
import { type DeclarationRow, subjectToOpen } from './declaration.ts'
import type { DisplaySection } from './display-row.ts'
import { confirmationFor, type SubmissionConfirmation } from './evidence/prove-submission.ts'
import { sha256Of, statementOf } from './evidence/statement.ts'
import { getDeclaration } from './find-declaration.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { type DeclaredRows, declaredRows, readableWithRows } from './rows/declared-rows.ts'
import { rowsOpened } from './rows/open-for-rows.ts'
import { isOpenState } from './workflow.ts'

/** What submitting now would declare. */
export interface Declared {
  readonly readable: readonly DisplaySection[]
  /** the bytes to sign, as text in UTF-8 */
  readonly statement: string
  /** their SHA-256, hex */
  readonly hash: string
}

/** A declaration on the page that submits it; without `declared` and `confirmation` once it is submitted. */
export interface PendingSubmission {
  readonly file: CaseContents
  readonly item: Item
  readonly declared: Declared | undefined
  readonly confirmation: SubmissionConfirmation | undefined
  /** of an item with rows: which go and which stay, as of today */
  readonly rows: DeclaredRows | undefined
}

/** What the submission page shows. @throws Refusal 'not-found', or 'conflict' when the filer's account has no mobile. */
export async function pendingSubmission(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<PendingSubmission> {
  return (await prepared(tx, acting, catalogue, declarationId)).pending
}

/**
 * Sends the code that confirms exactly what would be declared now; any later change voids it.
 * @returns what is confirmed, and the seconds until the next code may be sent; 0 if it is already submitted.
 */
export async function sendConfirmationCode(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<{ readonly pending: PendingSubmission; readonly wait: number }> {
  await countCodeRequest(acting)
  const { pending, words } = await prepared(tx, acting, catalogue, declarationId)
  const { declared, confirmation } = pending
  if (!declared || !confirmation) return { pending, wait: 0 }
  const wait = await issueCode(tx, acting, {
    purpose: 'submission',
    mobile: confirmation.mobile,
    about: [confirmation.about, ...words].join('，'),
    content: declared.hash,
  })
  return { pending, wait }
}

interface Prepared {
  readonly pending: PendingSubmission
  /** what is confirmed, in a few words beside the item */
  readonly words: readonly string[]
}

async function prepared(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<Prepared> {
  const row = await getDeclaration(tx, declarationId)
  const item = getItem(catalogue, row.item_code)
  const file = await caseContentsOf(tx, row)
  if (!isOpenState(row.state)) {
    const over = { file, item, declared: undefined, confirmation: undefined, rows: undefined }
    return { pending: over, words: [] }
  }
  const opened = await item.open(tx, acting, row.unit_no, subjectToOpen(item, row))
  const checked = opened.check(file.values)
  const rows = item.rows && (await declaredRows(tx, rowsOpened(item, opened), row))
  const declared = declaredBy({ row, item, checked, materials: file.materials, rows })
  const confirmation = await confirmationFor(tx, acting, item, checked.confirmation)
  return { pending: { file, item, declared, confirmation, rows }, words: inShort(opened, checked) }
}

interface ToDeclare {
  readonly row: DeclarationRow
  readonly item: Item
  readonly checked: CheckedForm
  readonly materials: CaseContents['materials']
  readonly rows: DeclaredRows | undefined
}

function declaredBy({ row, item, checked, materials, rows }: ToDeclare): Declared {
  const readable = readableWithRows(item, checked.readable, rows)
  const statement = statementOf({ row, item, readable, materials, rows: rows?.stated })
  return { readable, statement, hash: sha256Of(statement) }
}

/** The amount, and the account's last digits. */
function inShort({ review }: OpenedItem, { payee }: CheckedForm): string[] {
  return [
    ...(review && review.amountFen > 0 ? [`金额 ${shownYuan(review.amountFen)} 元`] : []),
    ...(payee ? [`收款账号尾号 ${payee.accountNo.slice(-4)}`] : []),
  ]
}
