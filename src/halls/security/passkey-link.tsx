import { LinkButton } from '#ui'
import { withNext } from '../login.ts'
import { hallOf } from '../serving/hall-of.ts'
import type { Visit } from '../serving/visit.ts'

/** Link to passwordless login, below every login form. */
export function PasskeyLink({ visit }: { readonly visit: Visit }) {
  return (
    <p class="login-other">
      <LinkButton href={withNext(visit, `/${hallOf(visit.path)}/login/passkey`)} look="secondary">
        使用通行密钥登录
      </LinkButton>
    </p>
  )
}
