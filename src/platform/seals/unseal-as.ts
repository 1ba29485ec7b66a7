import type { z } from 'zod'
import { unseal } from '../vault.ts'
import type { SealedColumn, SealedRow } from './sealed-column.ts'

/** What was sealed as JSON, in the shape that `schema` checks. Throws as `unseal`, and ZodError for another shape. */
export function unsealAs<T, Key extends string>(
  schema: z.ZodType<T>,
  sealed: Buffer,
  column: SealedColumn<Key>,
  row: SealedRow<Key>,
): T {
  return schema.parse(JSON.parse(unseal(sealed, column, row)))
}
