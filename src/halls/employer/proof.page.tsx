import { logInOperator, logInOperatorByCode, sendOperatorCode } from '#identity'
import { refuse } from '#platform'
import { Button, Form, SmsCodeField } from '#ui'
import { LoginPasswordField } from '../form-parts/login-password-field.tsx'
import { entered } from '../login.ts'
import { PasskeyLink } from '../security/passkey-link.tsx'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { passFor } from './account-login.page.tsx'

/** 单位网厅 › 免数字证书登陆, second step, by password or SMS code: GET, POST /employer/login/proof */
export const proofPage = openPage({
  path: '/employer/login/proof',
  title: '身份验证',
  look: 'login-card',
  load: async visit => unitOf(visit),
  view: (creditCode, visit) => (
    <>
      <p>账号：{creditCode}</p>
      <p class="muted">为保护单位信息，请输入管理员密码，或用管理员手机接收验证码登录。</p>
      <Form action={here(visit)} hidden={visit.hidden}>
        <LoginPasswordField visit={visit} placeholder="请输入密码" />
        <SmsCodeField {...input(visit, 'smsCode')} label="手机验证码" hint="没有密码或忘记密码时使用" />
        <Button>登录</Button>
      </Form>
      <PasskeyLink visit={visit} />
      <p class="login-links">
        <a href="/employer/login/account">更换账号</a>
      </p>
    </>
  ),
  async post(visit, posted, tx) {
    const creditCode = unitOf(visit)
    if (posted.act === 'sms') {
      const wait = await sendOperatorCode(visit.acting, creditCode)
      return { stay: '验证码已发送到管理员预留的手机。', wait }
    }
    const { password = '', smsCode = '' } = posted.values
    if (password === '' && smsCode === '') refuse('invalid', '请输入密码，或输入手机验证码。', 'password')
    const entrance =
      password !== ''
        ? await logInOperator(tx, visit.acting, { creditCode, password })
        : await logInOperatorByCode(tx, visit.acting, { creditCode, code: smsCode })
    return entered(visit, entrance)
  },
})

/** The unit from the first step. @throws Refusal if this visitor has not completed it. */
export function unitOf(visit: Visit): string {
  const { unit = '', pass = '' } = visit.query
  return pass === passFor(visit, unit) ? unit : refuse('signed-out', '请先输入账号和验证码。')
}

/** The second step's own address, for its form. */
export const here = (visit: Visit) => `${visit.path}?${new URLSearchParams({ ...visit.query })}`
