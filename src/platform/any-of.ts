import { type RawBuilder, sql } from 'kysely'

/** The right side of `=` for a list: one parameter however long it is, so that the statement has one text and one name. */
export const anyOf = <T>(values: readonly T[]): RawBuilder<T> => sql<T>`any(${[...values]})`
