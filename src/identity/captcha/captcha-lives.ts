import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import { lifetime, ofVisitor } from './captcha-answer.ts'

/** Whether the captcha of a form can still be used, so that the form keeps it when it is shown again. */
export async function captchaLives(acting: Acting, id: string): Promise<boolean> {
  const row = await queryAsHall(acting, tx =>
    ofVisitor(acting, identity(tx).selectFrom('identity.captcha').selectAll(), id),
  )
  return row !== undefined && acting.at.getTime() - row.issued_at.getTime() < lifetime
}
