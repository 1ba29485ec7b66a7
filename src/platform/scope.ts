import { sql } from 'kysely'
import { escapeLiteral } from 'pg'
import { type AreaRange, areaRange } from './area-range.ts'
import type { Tx } from './database.ts'

/**
 * Which rows a transaction may see and change: those of these units, of this person, of this range of areas. A set:
 * what is left out shows nothing. Row-level security compares it with each row's own columns
 * (migrations/0020-platform-policies.sql).
 */
export interface Scope {
  readonly units?: readonly string[]
  /** the account of a person, whose own filings it shows */
  readonly accountNo?: number
  readonly area?: AreaRange
}

/** A visitor who is not logged in: sees what is published. */
export const nobody: Scope = {}

const everywhere: AreaRange = { from: '', to: '~' }

/** The hall itself: everything. */
export const hall: Scope = { area: everywhere }

/** An officer's sight: all of an area. */
export const ofArea = (areaCode: string): Scope => ({ area: areaRange(areaCode) })

const nothing: AreaRange = { from: '~', to: '~' }

/** The settings of a scope as SQL text, so that they can travel in one message with `begin`; they end with the transaction. */
export function scopeSettings({ units = [], accountNo = 0, area = nothing }: Scope): string {
  const settings = {
    'hall.units': `{${units.map(arrayElement).join(',')}}`,
    'hall.account': String(accountNo),
    'hall.area_from': area.from,
    'hall.area_to': area.to,
    plan_cache_mode: planCacheMode(area),
  }
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`,
  )
  return `select ${calls.join(', ')}`
}

/**
 * A county's plan is ruinous for the province and the other way round, so an officer's plans are made for the values
 * asked. A unit or a person asks by key, where planning costs more than running.
 */
function planCacheMode(area: AreaRange): string {
  if (area === nothing) return 'force_generic_plan'
  return area === everywhere ? 'auto' : 'force_custom_plan'
}

const arrayElement = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const scopes = new WeakMap<Tx, Scope>()

/** Notes under which scope a transaction was begun, for `asHall` to return to. */
export function rememberScope(tx: Tx, scope: Scope): void {
  scopes.set(tx, scope)
}

/** Puts a transaction that has begun into another scope. */
export async function enterScope(tx: Tx, scope: Scope): Promise<void> {
  rememberScope(tx, scope)
  await sql.raw(scopeSettings(scope)).execute(tx)
}

/**
 * Runs a part of a command with the hall's own sight, for the few that change what the caller may not see, such as a
 * unit's contact. The caller's scope is back afterwards, also when a refusal is caught on the way up.
 */
export async function asHall<T>(tx: Tx, run: (tx: Tx) => Promise<T>): Promise<T> {
  const before = scopes.get(tx)
  if (!before) throw new Error('a transaction without a scope')
  if (before === hall) return await run(tx)
  await enterScope(tx, hall)
  try {
    const result = await run(tx)
    await enterScope(tx, before)
    return result
  } catch (error) {
    // Where PostgreSQL refused a statement, the transaction can only be rolled back.
    await enterScope(tx, before).catch(() => {})
    throw error
  }
}
