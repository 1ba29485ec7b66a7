import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { seal, type Tx, unseal } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import type { DisplaySection } from '../display-rows.ts'
import type { Item } from '../item.ts'
import { frozenMaterial } from '../materials/frozen-material.ts'
import type { Material } from '../materials-of.ts'
import type { Key } from '../record-event.ts'
import { sealed } from '../sealed.ts'
import { type CaseworkTables, casework } from '../tables.ts'
import { statementPurpose } from './receipt-format.ts'

interface Stated {
  readonly row: DeclarationRow
  readonly item: Item
  readonly readable: readonly DisplaySection[]
  readonly materials: readonly Material[]
  /** hash of the newest event before the submission, hex; a later event invalidates the statement */
  readonly after: string
}

/**
 * The bytes that a submission hashes and signs: the purpose in the first line, then canonical JSON (RFC 8785) of unit,
 * item, all displayed content, and the hashes of the materials.
 */
export function statementOf({ row, item, readable, materials, after }: Stated): string {
  const stated = {
    unitNo: row.unit_no,
    unitName: row.unit_name,
    declarationId: row.declaration_id,
    itemCode: item.code,
    itemName: item.name,
    itemVersion: item.version,
    subject: row.subject,
    after,
    readable: readable.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ label, value }) => ({ label, value })),
    })),
    materials: materials.map(frozenMaterial),
  }
  return `${statementPurpose}\n${canonicalize(stated)}`
}

export const sha256Of = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')

/** The hash of a declaration's newest event, hex. */
export async function headOf(tx: Tx, key: Key): Promise<string> {
  const { hash } = await casework(tx)
    .selectFrom('casework.event')
    .select('hash')
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return hash.toString('hex')
}

type SubmissionRow = CaseworkTables['casework.submission']

export const sealStatement = (statement: string, of: Pick<SubmissionRow, 'declaration_id' | 'seq'>): Buffer =>
  seal(statement, sealed.statement, of)

export const unsealStatement = (
  row: Pick<SubmissionRow, 'declaration_id' | 'seq' | 'statement_sealed'>,
): string => unseal(row.statement_sealed, sealed.statement, row)
