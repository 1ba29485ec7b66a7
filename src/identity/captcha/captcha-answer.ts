import { randomInt } from 'node:crypto'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { identity } from '../tables.ts'

export const lifetime = 10 * 60_000

export const uses = 5

/** Digits that are easy to tell apart when seen or heard. */
const alphabet = '23456789'

/** The answer to draw or speak; `renew` replaces it under the same id. */
export async function captchaAnswer(acting: Acting, id: string, renew: boolean): Promise<string | undefined> {
  if (renew) await limit(acting.runtime, 'captcha-address', acting.origin.ip)
  return await commandAsHall(acting, async tx => {
    const row = await ofVisitor(acting, identity(tx).selectFrom('identity.captcha').selectAll(), id)
    if (!row || !renew) return row?.answer
    const answer = newAnswer(acting)
    await identity(tx)
      .updateTable('identity.captcha')
      .set({ answer, uses_left: uses, issued_at: acting.at })
      .where('captcha_id', '=', id)
      .execute()
    return answer
  })
}

export function ofVisitor<Row>(
  acting: Acting,
  query: {
    where(column: 'captcha_id' | 'visitor', is: '=', value: string): typeof query
    executeTakeFirst(): Promise<Row | undefined>
  },
  id: string,
): Promise<Row | undefined> {
  return query.where('captcha_id', '=', id).where('visitor', '=', acting.origin.visitor).executeTakeFirst()
}

export function newAnswer(acting: Acting): string {
  const fixed = acting.runtime.config.captchaAnswer
  return fixed ?? Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
