import { randomInt } from 'node:crypto'
import { nanoid } from 'nanoid'
import { refuse } from '#platform'
import { type Acting, queryAsHall } from '../acting.ts'
import { limit } from '../limits.ts'
import { identity } from '../tables.ts'

const lifetime = 10 * 60_000
const uses = 5
/** Digits that are told apart by eye and by ear. */
const alphabet = '23456789'

/** Issues a captcha for this visitor and returns its id; the answer stays here. */
export async function issueCaptcha(acting: Acting): Promise<string> {
  await limit(acting.house, 'captcha-address', acting.origin.ip)
  const id = nanoid()
  await queryAsHall(acting, tx =>
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

/** The answer to be drawn or spoken; `renew` asks for another picture under the same id. */
export async function captchaAnswer(acting: Acting, id: string, renew: boolean): Promise<string | undefined> {
  if (renew) await limit(acting.house, 'captcha-address', acting.origin.ip)
  return await queryAsHall(acting, async tx => {
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

export interface CaptchaGiven {
  readonly id: string
  readonly answer: string
}

/**
 * Checks what was read off the picture. A wrong answer spends the captcha; a right one spends it too, unless
 * `keep` lets the same form be mended and posted again (at most five times, ten minutes).
 * @throws Refusal 'invalid' at field `captcha`.
 */
export async function passCaptcha(acting: Acting, given: CaptchaGiven, keep = false): Promise<void> {
  const right = await queryAsHall(acting, async tx => {
    const row = await ofVisitor(
      acting,
      identity(tx).selectFrom('identity.captcha').selectAll().forUpdate(),
      given.id,
    )
    if (!row) return false
    const matches =
      row.answer.toLowerCase() === given.answer.trim().toLowerCase() &&
      acting.at.getTime() - row.issued_at.getTime() < lifetime
    const left = matches && keep ? row.uses_left - 1 : 0
    if (left > 0) {
      await identity(tx)
        .updateTable('identity.captcha')
        .set({ uses_left: left })
        .where('captcha_id', '=', given.id)
        .execute()
    } else {
      await identity(tx).deleteFrom('identity.captcha').where('captcha_id', '=', given.id).execute()
    }
    return matches
  })
  if (!right) refuse('invalid', '验证码不正确或已过期，请按新图片重新输入。', 'captcha')
}

/** Whether the captcha of a form can still be used, so that the form keeps it when it is shown again. */
export async function captchaLives(acting: Acting, id: string): Promise<boolean> {
  const row = await queryAsHall(acting, tx =>
    ofVisitor(acting, identity(tx).selectFrom('identity.captcha').selectAll(), id),
  )
  return row !== undefined && acting.at.getTime() - row.issued_at.getTime() < lifetime
}

function ofVisitor<Row>(
  acting: Acting,
  query: {
    where(column: 'captcha_id' | 'visitor', is: '=', value: string): typeof query
    executeTakeFirst(): Promise<Row | undefined>
  },
  id: string,
): Promise<Row | undefined> {
  return query.where('captcha_id', '=', id).where('visitor', '=', acting.origin.visitor).executeTakeFirst()
}

function newAnswer(acting: Acting): string {
  const fixed = acting.house.config.captchaAnswer
  return fixed ?? Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
