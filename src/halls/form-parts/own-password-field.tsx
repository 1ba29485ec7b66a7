import { PasswordField } from '#ui'
import { errorOf } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

interface OwnPasswordFieldProps {
  readonly visit: Visit
  readonly label?: string
}

/** The visitor's own password once more, before something that only the account's holder may do. */
export function OwnPasswordField({ visit, label = '登录密码' }: OwnPasswordFieldProps) {
  return (
    <PasswordField
      name="password"
      label={label}
      required
      autocomplete="current-password"
      error={errorOf(visit, 'password')}
    />
  )
}
