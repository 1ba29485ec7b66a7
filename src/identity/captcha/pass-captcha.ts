import { refuse } from '#platform'
import { fieldKinds } from '#registry'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import { lifetime, ofVisitor } from './captcha-answer.ts'

export interface CaptchaGiven {
  readonly id: string
  readonly answer: string
}

/**
 * Checks a captcha answer. The captcha is consumed either way, unless the answer is right and `keep` is set: then the
 * same form may be corrected and posted again (at most five times, ten minutes).
 * @throws Refusal 'invalid' at field `captcha`.
 */
export async function passCaptcha(acting: Acting, given: CaptchaGiven, keep = false): Promise<void> {
  const right = await commandAsHall(acting, async tx => {
    const row = await ofVisitor(
      acting,
      identity(tx).selectFrom('identity.captcha').selectAll().forUpdate(),
      given.id,
    )
    if (!row) return false
    const matches =
      row.answer.toLowerCase() === fieldKinds.captcha.clean(given.answer).toLowerCase() &&
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
