import { logIn } from '#identity'
import { Button, CaptchaField, ErrorSummary, Form, LoginCard, PasswordField, TextField } from '#ui'
import { Frame } from '../frame.tsx'
import { captchaOf, checkCaptcha, entered, withNext } from '../login.ts'
import { PasskeyLink } from '../security/passkey-link.tsx'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 经办端 › 经办人员登录: GET, POST /agency/login */
export const loginPage = openPage({
  path: '/agency/login',
  title: '经办人员登录',
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted)
    const { account = '', password = '' } = posted.values
    return entered(visit, await logIn(tx, visit.acting, { kind: 'officer', login: account, password }))
  },
})

function View({
  visit,
  captcha,
}: {
  readonly visit: Visit
  readonly captcha: { id: string; value: string }
}) {
  return (
    <Frame visit={visit} title="经办人员登录">
      <LoginCard title="经办人员登录">
        <ErrorSummary problems={visit.findings} />
        <Form action={withNext(visit)} hidden={visit.hidden}>
          <TextField {...input(visit, 'account')} label="用户名" autocomplete="username" />
          <PasswordField
            name="password"
            label="密码"
            autocomplete="current-password"
            error={errorOf(visit, 'password')}
          />
          <CaptchaField
            {...captcha}
            label="验证码"
            hint="点击图片更换验证码"
            error={errorOf(visit, 'captcha')}
          />
          <Button>登录</Button>
        </Form>
        <PasskeyLink visit={visit} />
      </LoginCard>
    </Frame>
  )
}
