import type { SealedColumn } from '#platform'

/** The sealed columns of this room. */
export const sealed = {
  form: {
    table: 'casework.declaration',
    column: 'form_sealed',
    row: ['declaration_id'],
    before: 'casework.declaration.form',
  },
  snapshot: {
    table: 'casework.declaration',
    column: 'snapshot_sealed',
    row: ['declaration_id'],
    before: 'casework.declaration.snapshot',
  },
  payee: {
    table: 'casework.declaration',
    column: 'payee_sealed',
    row: ['declaration_id'],
    before: 'casework.declaration.payee',
  },
  pageName: {
    table: 'casework.material_page',
    column: 'name_sealed',
    row: ['declaration_id', 'page_id'],
    before: 'casework.material.name',
  },
  statement: {
    table: 'casework.submission',
    column: 'statement_sealed',
    row: ['declaration_id', 'seq'],
    before: 'casework.submission.statement',
  },
  row: {
    table: 'casework.declaration_row',
    column: 'content_sealed',
    row: ['declaration_id', 'row_no'],
    before: 'casework.declaration_row.content',
  },
  question: {
    table: 'casework.hearing',
    column: 'question_sealed',
    row: ['declaration_id'],
    before: 'casework.hearing.question',
  },
  answer: {
    table: 'casework.hearing',
    column: 'answer_sealed',
    row: ['declaration_id'],
    before: 'casework.hearing.answer',
  },
  outcome: {
    table: 'casework.hearing',
    column: 'outcome_sealed',
    row: ['declaration_id'],
    before: 'casework.hearing.outcome',
  },
} as const satisfies Record<string, SealedColumn>

/** Every sealed column of this room. */
export const sealedCasework: readonly SealedColumn[] = Object.values(sealed)
