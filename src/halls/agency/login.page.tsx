import { logIn, readOfficerLogin } from '#identity'
import { TextField } from '#ui'
import { LoginForm } from '../form-parts/login-form.tsx'
import { LoginPasswordField } from '../form-parts/login-password-field.tsx'
import { captchaOf, checkCaptcha, entered } from '../login.ts'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'

/** 经办端 › 经办人员登录: GET, POST /agency/login */
export const loginPage = openPage({
  path: '/agency/login',
  title: '经办人员登录',
  look: 'login-card',
  load: captchaOf,
  view: (captcha, visit) => (
    <LoginForm visit={visit} captcha={captcha}>
      <TextField {...input(visit, 'account')} label="用户名" autocomplete="username" />
      <LoginPasswordField visit={visit} />
    </LoginForm>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    const given = await readOfficerLogin(posted.values, keep => checkCaptcha(visit, posted, keep))
    return entered(visit, await logIn(tx, visit.acting, { kind: 'officer', ...given }))
  },
})
