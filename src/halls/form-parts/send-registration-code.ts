import { registrationMobile, sendCode } from '#identity'
import { readFormWith } from '#platform'
import { checkCaptcha } from '../login.ts'
import type { Posted, Stay } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'

type Registration = 'person-registration' | 'unit-registration' | 'administrator-registration'

/** Sends the code that proves who registers to the mobile in the form. @throws Refusal beside mobile and captcha */
export async function sendRegistrationCode(
  visit: Visit,
  posted: Posted,
  purpose: Registration,
): Promise<Stay> {
  const { mobile } = await readFormWith(registrationMobile, posted.values, () =>
    checkCaptcha(visit, posted, true),
  )
  const wait = await sendCode(visit.acting, { purpose, mobile })
  return { stay: '验证码已发送，请查看手机短信。', wait }
}
