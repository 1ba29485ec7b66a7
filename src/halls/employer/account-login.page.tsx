import { recogniseUnit } from '#identity'
import { signToken } from '#platform'
import { Button, CaptchaField, ErrorSummary, Form, LoginCard, TextField } from '#ui'
import { Frame } from '../frame.tsx'
import { captchaOf, checkCaptcha, withNext } from '../login.ts'
import { PasskeyLink } from '../security/passkey-link.tsx'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 单位网厅 › 免数字证书登陆, first step: GET, POST /employer/login/account */
export const accountLoginPage = openPage({
  path: '/employer/login/account',
  title: '免数字证书登陆',
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted)
    const { step, creditCode } = await recogniseUnit(visit.acting, posted.values)
    const path = step === 'administrator' ? '/employer/login/administrator' : '/employer/login/proof'
    const next = visit.query.next ? { next: visit.query.next } : {}
    return {
      to: `${path}?${new URLSearchParams({ unit: creditCode, pass: passFor(visit, creditCode), ...next })}`,
    }
  },
})

/** Proof that this visitor completed the first step, captcha included, for this unit. */
export const passFor = (visit: Visit, creditCode: string) =>
  signToken(`${visit.acting.origin.visitor} ${creditCode}`, 'unit-login')

function View({
  visit,
  captcha,
}: {
  readonly visit: Visit
  readonly captcha: { id: string; value: string }
}) {
  return (
    <Frame visit={visit} title="免数字证书登陆">
      <LoginCard title="免数字证书登陆">
        <ErrorSummary problems={visit.findings} />
        <Form action={withNext(visit)} hidden={visit.hidden}>
          <TextField
            {...input(visit, 'account')}
            label="账号"
            placeholder="请输入单位统一信用代码"
            autocomplete="username"
            check="credit-code"
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
          <a href={withNext(visit, '/employer/login')}>数字证书登陆</a>
          <a href="/employer/register">马上注册?</a>
        </p>
        <p class="login-links">
          <a href="/downloads">相关驱动下载</a>
        </p>
      </LoginCard>
    </Frame>
  )
}
