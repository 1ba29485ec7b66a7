import { CaptchaField } from '#ui'
import type { Captcha } from '../login.ts'
import { errorOf } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

interface CaptchaQuestionProps {
  readonly visit: Visit
  readonly captcha: Captcha
  /** forms that ask for another code as well name this one after its picture */
  readonly label?: string
}

/** The captcha of this visit, for `checkCaptcha`. */
export function CaptchaQuestion({ visit, captcha, label = '验证码' }: CaptchaQuestionProps) {
  return (
    <CaptchaField {...captcha} label={label} hint="点击图片更换验证码" error={errorOf(visit, 'captcha')} />
  )
}
