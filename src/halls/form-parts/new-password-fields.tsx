import { PasswordField } from '#ui'
import { errorOf } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

interface NewPasswordFieldsProps {
  readonly visit: Visit
  readonly hint?: string
  readonly againHint?: string
}

/** A new password with its rule, typed twice. */
export function NewPasswordFields({
  visit,
  hint = '推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。',
  againHint,
}: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordField
        name="password"
        label="设置密码"
        required
        hint={hint}
        autocomplete="new-password"
        error={errorOf(visit, 'password')}
      />
      <PasswordField
        name="passwordAgain"
        label="重复密码"
        required
        hint={againHint}
        autocomplete="new-password"
        error={errorOf(visit, 'passwordAgain')}
      />
    </>
  )
}
