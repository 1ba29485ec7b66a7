import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import { lifetime, ofVisitor } from './captcha-answer.ts'

/** Whether a form's captcha is still usable, so that the form keeps it when shown again. */
export async function captchaLives(acting: Acting, id: string): Promise<boolean> {
  const row = await queryAsHall(acting, tx =>
    ofVisitor(acting, identity(tx).selectFrom('identity.captcha').selectAll(), id),
  )
  return row !== undefined && acting.at.getTime() - row.issued_at.getTime() < lifetime
}
