import { z } from 'zod'
import { idNoFault, mobileFault, normaliseCreditCode } from '#registry'
import { passwordFindings } from '../password/password-findings.ts'

/** A text validated by a registry rule; the rule's sentence becomes the error. */
const accepted =
  (fault: (text: string) => string | undefined) => (text: string, context: z.RefinementCtx) => {
    const sentence = fault(text)
    if (sentence !== undefined) context.addIssue({ code: 'custom', message: sentence })
  }

export const idNoField = z.string().trim().toUpperCase().superRefine(accepted(idNoFault))
export const mobileField = z.string().trim().superRefine(accepted(mobileFault))
export const smsCodeField = z
  .string()
  .trim()
  .regex(/^\d{6}$/, '请输入您接收到的验证码。')
export const creditCodeField = z
  .string()
  .transform(normaliseCreditCode)
  .pipe(z.string().min(1, '请填写统一社会信用代码。'))
export const nameField = (sentence: string) =>
  z.string().trim().min(1, sentence).max(100, '不能超过 100 个字。')

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
