import type { searched } from './desk-search.ts'

type Cases = ReturnType<typeof searched>

/**
 * The part of a list that `cut` takes, with the rows before it passed over in an index alone: their IDs are chosen first,
 * by indexes that hold what row-level security compares (migrations/0037-casework-index-only-lists.sql).
 */
export const chosenByIndex = (sorted: Cases, cut: (cases: Cases) => Cases): Cases =>
  sorted.where('declaration_id', 'in', cut(sorted).clearSelect().select('declaration_id'))
