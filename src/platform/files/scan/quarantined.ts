import { type Expression, type RawBuilder, sql } from 'kysely'

/**
 * Whether the file with this hash waits for the scanner (待查毒) or was found infected, as an expression for a query that
 * lists files. Such a file is not readable and counts for no submission.
 */
export const quarantined = (sha256: Expression<string>): RawBuilder<boolean> => sql<boolean>`exists (
  select from platform.stored_file f where f.sha256 = ${sha256} and f.scan in ('waiting', 'found'))`
