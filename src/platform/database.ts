import type { Kysely, Transaction } from 'kysely'

/** A database without tables: each room adds its own with `withTables`, so no room can name another's. */
// biome-ignore lint/complexity/noBannedTypes: Kysely counts keys; `{}` is its way to say "no tables yet"
export type NoTables = {}

export type Db = Kysely<NoTables>

export type Tx = Transaction<NoTables>
