import type { z } from 'zod'
import { typed, typedName } from '#registry'
import { passwordFindings } from '../password/password-findings.ts'

export const idNoField = typed('id-no')
export const mobileField = typed('mobile')
export const smsCodeField = typed('sms-code')
export const creditCodeField = typed('credit-code')
export const nameField = (missing: string) => typedName({ least: 1, most: 100, missing })

/** 设置密码 and 重复密码, checked against the password rule and commonly guessed passwords. */
export function passwordPair<T extends { password: string; passwordAgain: string }>(
  own: (form: T) => readonly string[],
) {
  return (form: T, context: z.RefinementCtx) => {
    for (const message of passwordFindings(form.password, own(form))) {
      context.addIssue({ code: 'custom', message, path: ['password'] })
    }
    if (form.password !== form.passwordAgain) {
      const message = '请再次输入新密码，进行密码确认；请确保两次输入的密码一致。'
      context.addIssue({ code: 'custom', message, path: ['passwordAgain'] })
    }
  }
}
