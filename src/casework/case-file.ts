import type { FormValues, Tx } from '#platform'
import {
  type Declaration,
  type DeclarationRow,
  declarationOf,
  type Snapshot,
  unsealForm,
  unsealSnapshot,
} from './declaration.ts'
import { getDeclaration } from './find-declaration.ts'
import { type Material, materialsOf } from './materials-of.ts'
import { casework } from './tables.ts'

/** One line of a declaration's history. */
export interface HistoryLine {
  readonly at: Date
  readonly verb: string
  readonly office: string
  readonly actor: string
  readonly words: string
}

/** A declaration with its form, frozen copy and materials. */
export interface CaseContents {
  readonly declaration: Declaration
  readonly values: FormValues
  readonly snapshot: Snapshot | undefined
  readonly materials: readonly Material[]
}

/** Everything about one declaration, with its history, oldest event first. */
export interface CaseFile extends CaseContents {
  readonly history: readonly HistoryLine[]
}

/** 详情. @throws Refusal 'not-found' when the caller may not see it. */
export async function caseFile(tx: Tx, declarationId: string): Promise<CaseFile> {
  return await caseFileOf(tx, await getDeclaration(tx, declarationId))
}

async function caseFileOf(tx: Tx, row: DeclarationRow): Promise<CaseFile> {
  return {
    ...(await caseContentsOf(tx, row)),
    history: await historyOf(tx, row.unit_no, row.declaration_id),
  }
}

export async function caseContentsOf(tx: Tx, row: DeclarationRow): Promise<CaseContents> {
  return {
    declaration: declarationOf(row),
    values: unsealForm(row),
    snapshot: unsealSnapshot(row),
    materials: await materialsOf(tx, row.unit_no, row.declaration_id),
  }
}

async function historyOf(tx: Tx, unitNo: string, declarationId: string): Promise<HistoryLine[]> {
  const rows = await casework(tx)
    .selectFrom('casework.event')
    .select(['at', 'verb', 'office', 'actor_name', 'words'])
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .orderBy('seq')
    .execute()
  return rows.map(({ actor_name: actor, ...line }) => ({ ...line, actor }))
}
