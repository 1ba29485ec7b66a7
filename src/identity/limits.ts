import { type RawBuilder, sql } from 'kysely'
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
  const { rows } = await counting(name, key).execute(runtime.db)
  refuseOver(name, rows[0])
}

/** How often it was counted in the present period, and the seconds left of that. */
export interface Counted {
  readonly points: number
  readonly left: number
}

/**
 * The statement that counts, to be part of another one: once for each row of `from`. Its row stays locked until the
 * transaction ends, so it is not for what many visitors share, such as an address; a refusal rolls the count back, and
 * the limit stays reached.
 */
export function counting(name: Limit, key: string, from: RawBuilder<unknown> = sql``): RawBuilder<Counted> {
  const row = `${name}:${blindIndex(key, `limit.${name}`).toString('base64url')}`
  return sql<Counted>`
    insert into identity.rate_limit as past (key, points, expire)
    select ${row}, 1, extract(epoch from now())::bigint + ${rules[name].duration}::int ${from}
    on conflict (key) do update set
      points = case when past.expire <= extract(epoch from now()) then 1 else past.points + 1 end,
      expire = case when past.expire <= extract(epoch from now()) then excluded.expire else past.expire end
    returning points, (expire - extract(epoch from now()))::int as left`
}

/** @throws Refusal 'too-many' saying how many minutes to wait. */
export function refuseOver(name: Limit, counted: Counted | undefined): void {
  if (!counted || counted.points <= rules[name].points) return
  refuse('too-many', `操作过于频繁，请 ${Math.max(1, Math.ceil(counted.left / 60))} 分钟后再试。`)
}
