import { SmsCodeField } from '#ui'
import type { Captcha } from '../login.ts'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'
import { CaptchaQuestion } from './captcha-question.tsx'

interface CodeToMobileProps {
  readonly visit: Visit
  readonly captcha: Captcha
  readonly hint?: string
}

/** The code sent to a mobile, and before it the captcha that a visitor solves to have it sent. */
export function CodeToMobile({ visit, captcha, hint = '请输入您接收到的验证码。' }: CodeToMobileProps) {
  return (
    <>
      <CaptchaQuestion visit={visit} captcha={captcha} label="图形验证码" />
      <SmsCodeField {...input(visit, 'smsCode')} label="手机验证码" hint={hint} />
    </>
  )
}
