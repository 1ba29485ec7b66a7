import { type Acting, queryAsHall, type SystemActor } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { casework } from '../tables.ts'
import { checkDeclaration } from './check-declaration.ts'
import { checkFiles } from './check-files.ts'
import { checkRoots } from './check-roots.ts'
import { inclusionOf } from './inclusion.ts'

export interface CheckedEvidence {
  readonly declarations: number
  readonly events: number
  readonly signatures: number
  readonly files: number
  readonly days: number
  readonly faults: number
}

const pageSize = 200

/**
 * 核验全部存证: verifies every event chain, statement, signature, frozen copy, material file and daily root in the database.
 * Reads in pages, so memory does not grow with the number of cases.
 * @param say called with one sentence per failure, as it is found
 */
export async function checkEvidence(
  acting: Acting<SystemActor>,
  say: (fault: string) => void,
): Promise<CheckedEvidence> {
  const found = { declarations: 0, events: 0, signatures: 0, files: 0, faults: 0 }
  const fault = (sentence: string) => {
    found.faults += 1
    say(sentence)
  }
  for await (const rows of pages(acting)) {
    for (const row of rows) {
      const checked = await checkDeclaration(acting, row)
      const files = await checkFiles(acting.runtime, checked.materials)
      for (const sentence of [...checked.faults, ...files.faults]) fault(`${nameOf(row)}：${sentence}`)
      found.declarations += 1
      found.events += checked.events
      found.signatures += checked.signatures
      found.files += files.files
    }
  }
  const { days, faults, newestHolds } = await checkRoots(acting)
  for (const sentence of faults) fault(sentence)
  if (!newestHolds)
    for await (const row of missingInNewest(acting))
      fault(`${nameOf(row)}：不在最近一日的存证中，记录已被改动`)
  return { ...found, days }
}

const nameOf = (row: DeclarationRow) =>
  row.serial ? `受理流水号 ${row.serial}` : `未提交的申报 ${row.unit_no} ${row.declaration_id}`

async function* pages(acting: Acting<SystemActor>): AsyncGenerator<DeclarationRow[]> {
  for (let after: DeclarationRow | undefined, first = true; first || after; first = false) {
    const from: DeclarationRow | undefined = after
    const rows = await queryAsHall(acting, tx => rowsAfter(tx, from))
    if (rows.length > 0) yield rows
    after = rows.length === pageSize ? rows.at(-1) : undefined
  }
}

async function rowsAfter(tx: Tx, after: DeclarationRow | undefined): Promise<DeclarationRow[]> {
  const { unitNo, declarationId } = after ? keyOf(after) : { unitNo: '', declarationId: '' }
  return await casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('unit_no', 'declaration_id'), '>', tuple(unitNo, declarationId)),
    )
    .orderBy('unit_no')
    .orderBy('declaration_id')
    .limit(pageSize)
    .execute()
}

/** The declarations whose chain no longer matches the newest tree; computed only when its root does not verify. */
async function* missingInNewest(acting: Acting<SystemActor>): AsyncGenerator<DeclarationRow> {
  for await (const rows of pages(acting)) {
    for (const row of rows) {
      const place = await queryAsHall(acting, tx => inclusionOf(tx, keyOf(row)))
      if (place === 'missing') yield row
    }
  }
}
