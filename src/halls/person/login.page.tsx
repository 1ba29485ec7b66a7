import { logIn } from '#identity'
import { Button, CaptchaField, ErrorSummary, Form, LoginCard, PasswordField, TextField } from '#ui'
import { Frame } from '../frame.tsx'
import { captchaOf, checkCaptcha, entered, withNext } from '../login.ts'
import { PasskeyLink } from '../security/passkey-link.tsx'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 个人网厅 › 个人登录: GET, POST /person/login */
export const loginPage = openPage({
  path: '/person/login',
  title: '个人登录',
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted)
    const { idNo = '', password = '' } = posted.values
    return entered(visit, await logIn(tx, visit.acting, { kind: 'person', login: idNo, password }))
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
    <Frame visit={visit} title="个人登录">
      <LoginCard title="个人登录">
        <ErrorSummary problems={visit.findings} />
        <Form action={withNext(visit)} hidden={visit.hidden}>
          <TextField
            {...input(visit, 'idNo')}
            label="用户名"
            placeholder="请输入证件号码"
            autocomplete="username"
          />
          <PasswordField
            name="password"
            label="密码"
            placeholder="请输入密码"
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
        <p class="login-links">
          <a href="/person/forgotten">忘记密码?</a>
          <a href="/person/register">马上注册?</a>
        </p>
      </LoginCard>
    </Frame>
  )
}
