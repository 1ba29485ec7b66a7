import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { blindIndex, type Runtime, refuse } from '#platform'

const minute = 60
const hour = 60 * minute

/** The rate limits: how many times in how many seconds, and the message shown. */
const rules = {
  'login-account': { points: 20, duration: 10 * minute },
  'login-address': { points: 600, duration: 10 * minute },
  'sms-mobile': { points: 20, duration: hour },
  'sms-address': { points: 300, duration: hour },
  'captcha-address': { points: 3000, duration: 10 * minute },
  'challenge-address': { points: 600, duration: 10 * minute },
  'registration-address': { points: 300, duration: hour },
  'objection-address': { points: 60, duration: hour },
  'objection-mobile': { points: 10, duration: hour },
  'receipt-address': { points: 60, duration: 10 * minute },
  'pairing-account': { points: 60, duration: 10 * minute },
  'phone-address': { points: 600, duration: 10 * minute },
  'receipt-number': { points: 10, duration: 10 * minute },
  'verify-address': { points: 120, duration: 10 * minute },
  'verify-number': { points: 10, duration: 10 * minute },
} as const

export type Limit = keyof typeof rules

const limiters = new WeakMap<Pool, Map<Limit, RateLimiterPostgres>>()

/**
 * Counts one use for `key` (an account, mobile or address; stored only as a keyed index).
 * @throws Refusal 'too-many' with the minutes to wait.
 */
export async function limit(runtime: Runtime, name: Limit, key: string): Promise<void> {
  try {
    await limiterOf(runtime.pool, name).consume(blindIndex(key, `limit.${name}`).toString('base64url'))
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000))
    refuse('too-many', `操作过于频繁，请 ${minutes} 分钟后再试。`)
  }
}

function limiterOf(pool: Pool, name: Limit): RateLimiterPostgres {
  const ofPool = limiters.get(pool) ?? new Map<Limit, RateLimiterPostgres>()
  limiters.set(pool, ofPool)
  const known = ofPool.get(name)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool,
    schemaName: 'identity',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    ...rules[name],
  })
  ofPool.set(name, made)
  return made
}
