import { z } from 'zod'
import { type FormCheck, type FormValues, readFormWith, refuse } from '#platform'
import type { Acting } from '../acting.ts'
import { checkCode, type RightCode } from '../sms-code/check-code.ts'
import type { SmsPurpose } from '../tables.ts'
import { mobileField, smsCodeField } from './fields.ts'

interface Registration<Schema extends z.ZodType> {
  readonly form: Schema
  readonly values: FormValues
  readonly purpose: SmsPurpose
  /** what the page asks in the same form and checks itself */
  readonly besides: FormCheck
}

const codeToMobile = z.object({ mobile: mobileField, smsCode: smsCodeField })

/**
 * A registration's form and its right SMS code. All faults are found in one go; the code is compared only where the page
 * found none, so that codes are not guessed without a captcha.
 * @throws Refusal per field.
 */
export async function readRegistration<Schema extends z.ZodType>(
  acting: Acting,
  { form, values, purpose, besides }: Registration<Schema>,
): Promise<{ readonly given: z.output<Schema>; readonly code: RightCode }> {
  let code: RightCode | undefined
  const given = await readFormWith(form, values, async faulty => {
    await besides(faulty)
    const { data } = codeToMobile.safeParse(values)
    if (data) code = await checkCode(acting, { purpose, mobile: data.mobile, code: data.smsCode })
  })
  return { given, code: code ?? refuse('invalid', '请输入您接收到的验证码。', 'smsCode') }
}
