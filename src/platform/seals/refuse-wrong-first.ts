import { sql } from 'kysely'
import { ConfigFault } from '../config.ts'
import type { Tx } from '../database.ts'
import { enterScope, hall } from '../scope.ts'
import { opensOlder } from '../vault.ts'
import type { SealedColumn } from './sealed-column.ts'

/**
 * Before the first secret is numbered, what an earlier version sealed tells whether it is the right one: numbered once,
 * a wrong one could not be told from the right one any more. One value of each column is tried, so that a single
 * damaged row keeps no hall from starting; a new database has none.
 * @throws ConfigFault when none of them opens.
 */
export async function refuseWrongFirst(
  tx: Tx,
  secret: string,
  columns: readonly SealedColumn[],
): Promise<void> {
  await enterScope(tx, hall)
  let tried = 0
  for (const column of columns) {
    const sealed = await anOlderSeal(tx, column)
    if (!sealed) continue
    if (opensOlder(secret, sealed, column)) return
    tried += 1
  }
  if (tried > 0) throw new ConfigFault([wrongSecret])
}

const wrongSecret =
  'HALL_SECRET: 与加密现有数据时使用的主密钥不同，已存的个人信息无法解开；没有作任何改动，请填写一直使用的主密钥后再启动'

/** A value of version 1; the table or column may come with a migration that has not run yet. */
async function anOlderSeal(tx: Tx, { table, column }: SealedColumn): Promise<Buffer | undefined> {
  const { rows: found } = await sql`
    select from pg_attribute where attrelid = to_regclass(${table}) and attname = ${column}`.execute(tx)
  if (found.length === 0) return undefined
  const { rows } = await sql<{ sealed: Buffer }>`
    select ${sql.ref(column)} as sealed from ${sql.table(table)}
    where substring(${sql.ref(column)} from 1 for 1) = '\\x01'::bytea limit 1`.execute(tx)
  return rows[0]?.sealed
}
