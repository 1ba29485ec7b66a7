import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** The row visibility of a transaction, read by row-level security (migrations/0001-platform.sql). */
export type Scope =
  | { readonly kind: 'public' }
  | { readonly kind: 'system' }
  | { readonly kind: 'person'; readonly accountNo: number }
  | { readonly kind: 'unit'; readonly unitNo: string }
  | { readonly kind: 'area'; readonly areaCode: string }

export async function enterScope(tx: Tx, scope: Scope): Promise<void> {
  const own = scope.kind === 'unit' ? scope.unitNo : scope.kind === 'person' ? String(scope.accountNo) : ''
  const area = scope.kind === 'area' ? areaPrefix(scope.areaCode) : ''
  await sql`select set_config('hall.scope', ${scope.kind}, true), set_config('hall.own', ${own}, true),
    set_config('hall.area', ${area}, true)`.execute(tx)
}

/**
 * Runs part of a command with full visibility, for the few that change what the caller may not see, such as a unit's
 * contact. Restores the caller's scope afterwards.
 */
export async function asHall<T>(tx: Tx, run: (tx: Tx) => Promise<T>): Promise<T> {
  const { rows } = await sql<{ scope: string }>`select current_setting('hall.scope', true) as scope`.execute(
    tx,
  )
  await sql`select set_config('hall.scope', 'system', true)`.execute(tx)
  const result = await run(tx)
  await sql`select set_config('hall.scope', ${rows[0]?.scope ?? ''}, true)`.execute(tx)
  return result
}

/** GB/T 2260: 410000 covers 41…, 410100 covers 4101…, 410783 itself. */
export function areaPrefix(areaCode: string): string {
  return areaCode.replace(/(00){1,2}$/, '')
}
