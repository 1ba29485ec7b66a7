import { PasswordField } from '#ui'
import { errorOf } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

interface LoginPasswordFieldProps {
  readonly visit: Visit
  readonly placeholder?: string
}

/** The password that logs in. */
export function LoginPasswordField({ visit, placeholder }: LoginPasswordFieldProps) {
  return (
    <PasswordField
      name="password"
      label="密码"
      placeholder={placeholder}
      autocomplete="current-password"
      error={errorOf(visit, 'password')}
    />
  )
}
