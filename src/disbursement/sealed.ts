import type { SealedColumn } from '#platform'

/** The sealed columns of this room. */
export const sealed = {
  payable: {
    table: 'disbursement.payable',
    column: 'payee_sealed',
    row: ['declaration_id', 'attempt'],
    before: 'disbursement.payee',
  },
  line: {
    table: 'disbursement.line',
    column: 'payee_sealed',
    row: ['reference'],
    before: 'disbursement.payee',
  },
  objection: {
    table: 'disbursement.objection',
    column: 'words_sealed',
    row: ['objection_id'],
    before: 'disbursement.objection.words',
  },
  objectionFile: {
    table: 'disbursement.objection_file',
    column: 'name_sealed',
    row: ['objection_id', 'file_no'],
    before: 'disbursement.objection_file.name',
  },
  // Versions of an entry share the name of the file that they share.
  useEvidence: {
    table: 'disbursement.use_entry',
    column: 'evidence_name_sealed',
    row: ['unit_no', 'entry_no', 'evidence_sha256'],
    before: 'disbursement.use_entry.evidence',
  },
} as const satisfies Record<string, SealedColumn>

/** Every sealed column of this room. */
export const sealedDisbursement: readonly SealedColumn[] = Object.values(sealed)
