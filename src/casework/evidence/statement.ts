import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { seal, unseal } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import type { DisplaySection } from '../display-row.ts'
import type { Item } from '../item.ts'
import { frozenMaterial } from '../materials/frozen-material.ts'
import type { Material } from '../materials-of.ts'
import type { StatedRows } from '../rows/stated-rows.ts'
import { sealed } from '../sealed.ts'
import type { CaseworkTables } from '../tables.ts'
import { statementPurpose, statementSchema } from './receipt-format.ts'

interface Stated {
  readonly row: DeclarationRow
  readonly item: Item
  readonly readable: readonly DisplaySection[]
  readonly materials: readonly Material[]
  /** of an item with rows */
  readonly rows: StatedRows | undefined
}

/**
 * The bytes that a submission hashes and signs: the purpose in the first line, then canonical JSON (RFC 8785) of unit,
 * item, all displayed content, the hashes of the materials, and number and hash of the rows.
 */
export function statementOf({ row, item, readable, materials, rows }: Stated): string {
  const stated = {
    unitNo: row.unit_no,
    unitName: row.unit_name,
    declarationId: row.declaration_id,
    itemCode: item.code,
    itemName: item.name,
    itemVersion: item.version,
    subject: row.subject,
    // the newest event before the submission: a statement is void once anything else has happened
    after: row.event_hash.toString('hex'),
    readable: readable.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ label, value }) => ({ label, value })),
    })),
    materials: materials.map(frozenMaterial),
    ...(rows ? { rows: { count: rows.count, sha256: rows.sha256 } } : {}),
  }
  return `${statementPurpose}\n${canonicalize(stated)}`
}

/** Number and hash of the rows that a statement declares; undefined where it has none. */
export function rowsInStatement(statement: string): StatedRows | undefined {
  return statementSchema.parse(JSON.parse(statement.slice(statement.indexOf('\n') + 1))).rows
}

export const sha256Of = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')

type SubmissionRow = CaseworkTables['casework.submission']

export const sealStatement = (statement: string, of: Pick<SubmissionRow, 'declaration_id' | 'seq'>): Buffer =>
  seal(statement, sealed.statement, of)

export const unsealStatement = (
  row: Pick<SubmissionRow, 'declaration_id' | 'seq' | 'statement_sealed'>,
): string => unseal(row.statement_sealed, sealed.statement, row)
