import { sql } from 'kysely'
import { blindIndex, type Db, type Runtime, refuse, type Tx } from '#platform'

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
  'registration-mobile': { points: 20, duration: hour },
  'notice-address': { points: 120, duration: hour },
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

/**
 * Counts one attempt for `key` (an account, mobile or address; stored only as a keyed index), outside any transaction.
 * @throws Refusal 'too-many' saying how many minutes to wait.
 */
export async function limit(runtime: Runtime, name: Limit, key: string): Promise<void> {
  await limitAll(runtime.db, [[name, key]])
}

/**
 * The same for several limits in one statement, including inside the transaction that they limit: a refusal rolls the
 * count back, and the limit stays reached.
 */
export async function limitAll(
  db: Db | Tx,
  attempts: readonly (readonly [name: Limit, key: string])[],
): Promise<void> {
  const given = attempts.map(([name, key]) => ({
    key: `${name}:${blindIndex(key, `limit.${name}`).toString('base64url')}`,
    ...rules[name],
  }))
  const { rows } = await sql<{ key: string; points: number; left: number }>`
    with given as (
      select key, seconds, extract(epoch from now())::bigint as now
      from unnest(${given.map(one => one.key)}::text[], ${given.map(one => one.duration)}::int[])
        as given (key, seconds)
    )
    insert into identity.rate_limit as kept (key, points, expire)
    select key, 1, now + seconds from given order by key
    on conflict (key) do update set
      points = case when kept.expire <= extract(epoch from now()) then 1 else kept.points + 1 end,
      expire = case when kept.expire <= extract(epoch from now()) then excluded.expire else kept.expire end
    returning key, points, (expire - extract(epoch from now()))::int as left`.execute(db)
  const points = new Map(given.map(one => [one.key, one.points]))
  const waits = rows.filter(row => row.points > (points.get(row.key) ?? 0)).map(row => row.left)
  if (waits.length === 0) return
  refuse('too-many', `操作过于频繁，请 ${Math.max(1, Math.ceil(Math.max(...waits) / 60))} 分钟后再试。`)
}
