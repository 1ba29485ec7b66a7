import { DatabaseError } from 'pg'

/** Whether a statement failed because it would break this constraint or unique index; its transaction is lost. */
export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof DatabaseError && error.constraint === constraint
