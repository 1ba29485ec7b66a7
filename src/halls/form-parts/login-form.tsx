import type { ComponentChildren } from 'preact'
import { Button, Form } from '#ui'
import { type Captcha, withNext } from '../login.ts'
import { PasskeyLink } from '../security/passkey-link.tsx'
import type { Visit } from '../serving/visit.ts'
import { CaptchaQuestion } from './captcha-question.tsx'

interface LoginFormProps {
  readonly visit: Visit
  readonly captcha: Captcha
  readonly children: ComponentChildren
}

/** Who logs in, as given by the fields inside, with a captcha; or by passkey instead. */
export function LoginForm({ visit, captcha, children }: LoginFormProps) {
  return (
    <>
      <Form action={withNext(visit)} hidden={visit.hidden}>
        {children}
        <CaptchaQuestion visit={visit} captcha={captcha} />
        <Button>登录</Button>
      </Form>
      <PasskeyLink visit={visit} />
    </>
  )
}
