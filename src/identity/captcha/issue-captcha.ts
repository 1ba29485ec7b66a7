import { nanoid } from 'nanoid'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { identity } from '../tables.ts'
import { newAnswer, uses } from './captcha-answer.ts'

/** Issues a captcha for this visitor and returns its id; the answer stays on the server. */
export async function issueCaptcha(acting: Acting): Promise<string> {
  await limit(acting.runtime, 'captcha-address', acting.origin.ip)
  const id = nanoid()
  await commandAsHall(acting, tx =>
    identity(tx)
      .insertInto('identity.captcha')
      .values({
        captcha_id: id,
        visitor: acting.origin.visitor,
        answer: newAnswer(acting),
        uses_left: uses,
        issued_at: acting.at,
      })
      .execute(),
  )
  return id
}
