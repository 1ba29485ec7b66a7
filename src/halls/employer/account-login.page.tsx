import { recogniseUnit } from '#identity'
import { signToken } from '#platform'
import { TextField } from '#ui'
import { LoginForm } from '../form-parts/login-form.tsx'
import { captchaOf, checkCaptcha, withNext } from '../login.ts'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 单位网厅 › 免数字证书登陆, first step: GET, POST /employer/login/account */
export const accountLoginPage = openPage({
  path: '/employer/login/account',
  title: '免数字证书登陆',
  look: 'login-card',
  load: captchaOf,
  view: (captcha, visit) => (
    <>
      <LoginForm visit={visit} captcha={captcha}>
        <TextField
          {...input(visit, 'account')}
          label="账号"
          placeholder="请输入单位统一信用代码"
          autocomplete="username"
          kind="credit-code"
        />
      </LoginForm>
      <p class="login-links">
        <a href={withNext(visit, '/employer/login')}>数字证书登陆</a>
        <a href="/employer/register">马上注册?</a>
      </p>
      <p class="login-links">
        <a href="/downloads">相关驱动下载</a>
      </p>
    </>
  ),
  async post(visit, posted) {
    if (posted.act === 'captcha') return { stay: '' }
    const { step, creditCode } = await recogniseUnit(visit.acting, posted.values, keep =>
      checkCaptcha(visit, posted, keep),
    )
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
