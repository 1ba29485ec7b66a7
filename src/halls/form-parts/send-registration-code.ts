import { registrationMobile, sendCode } from '#identity'
import { readForm } from '#platform'
import type { Posted, Stay } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'

type Registration = 'person-registration' | 'unit-registration' | 'administrator-registration'

/** Sends the code that proves who registers to the mobile in the form. @throws Refusal beside the mobile */
export async function sendRegistrationCode(
  visit: Visit,
  { values }: Posted,
  purpose: Registration,
): Promise<Stay> {
  const { mobile } = readForm(registrationMobile, values)
  const wait = await sendCode(visit.acting, { purpose, mobile })
  return { stay: '验证码已发送，请查看手机短信。', wait }
}
