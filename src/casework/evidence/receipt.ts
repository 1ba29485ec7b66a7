import { refuse, type Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { getDeclaration } from '../find-declaration.ts'
import type { Key } from '../key.ts'
import { frozen } from '../rows/declared-rows.ts'
import { storedRows } from '../rows/stored-rows.ts'
import { casework } from '../tables.ts'
import { isOpenState } from '../workflow.ts'
import { hashedFields } from './event-hash.ts'
import { inclusionOf } from './inclusion.ts'
import { type Receipt, type ReceiptSignature, receiptFormat, receiptSchema } from './receipt-format.ts'
import { rowsInStatement, unsealStatement } from './statement.ts'
import { type Submitted, submissionsOf } from './submissions.ts'

/**
 * 受理凭证: the declared content, the whole event chain, the signature if there is one, and the proof of inclusion in the
 * newest published root. It contains the form as typed, so only the filer may have it.
 * @throws Refusal 'not-found' when the caller may not see it, 'conflict' when no submission has a statement.
 */
export async function receiptOf(tx: Tx, declarationId: string): Promise<Receipt> {
  const row = await getDeclaration(tx, declarationId)
  const key = keyOf(row)
  const last = (await submissionsOf(tx, key)).at(-1)
  if (!last || !row.serial) return refuse('not-found', '这笔业务还没有提交，或提交时还没有受理凭证。')
  const included = await inclusionOf(tx, key)
  if (included === 'missing')
    return refuse('conflict', '办理记录与公布的存证不一致，请联系社保经办机构核查。')
  const { root, seq = 0, index = 0, path = [] } = included ?? {}
  const covers = root && seq >= last.seq
  return receiptSchema.parse({
    format: receiptFormat,
    serial: row.serial,
    statement: unsealStatement(last),
    submission: last.seq,
    events: await eventsOf(tx, key),
    signature: signatureOf(last),
    ...(await rowsOf(tx, row, unsealStatement(last))),
    inclusion: covers
      ? {
          day: root.day,
          chains: root.chains,
          index,
          seq,
          path: path.map(hex),
          root: hex(root.root),
          previous: hex(root.previous),
          chained: hex(root.chained),
        }
      : null,
  })
}

/** The rows, once those that were given back are submitted again. */
async function rowsOf(tx: Tx, row: DeclarationRow, statement: string): Promise<Pick<Receipt, 'rows'>> {
  if (!rowsInStatement(statement) || isOpenState(row.state)) return {}
  return {
    rows: (await storedRows(tx, keyOf(row))).map(frozen).map(one => ({ ...one, cells: [...one.cells] })),
  }
}

const hex = (bytes: Buffer): string => bytes.toString('hex')

async function eventsOf(tx: Tx, key: Key) {
  const rows = await casework(tx)
    .selectFrom('casework.event')
    .selectAll()
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)
    .orderBy('seq')
    .execute()
  return rows.map(({ hash, ...row }) => ({ hash: hex(hash), fields: hashedFields(row) }))
}

function signatureOf(submitted: Submitted): ReceiptSignature | null {
  const { algorithm, signature, certificate, chain, checked_at: checkedAt, crl_at: crlAt } = submitted
  if (!algorithm || !signature || !certificate || !checkedAt) return null
  return {
    algorithm,
    signature: signature.toString('base64'),
    certificate: certificate.toString('base64'),
    chain: (chain ?? []).map(one => one.toString('base64')),
    checkedAt: checkedAt.toISOString(),
    revocationsAt: crlAt?.toISOString() ?? null,
  }
}
