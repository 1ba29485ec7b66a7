import { logIn, readPersonLogin } from '#identity'
import { TextField } from '#ui'
import { LoginForm } from '../form-parts/login-form.tsx'
import { LoginPasswordField } from '../form-parts/login-password-field.tsx'
import { captchaOf, checkCaptcha, entered } from '../login.ts'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'

/** 个人网厅 › 个人登录: GET, POST /person/login */
export const loginPage = openPage({
  path: '/person/login',
  title: '个人登录',
  look: 'login-card',
  load: captchaOf,
  view: (captcha, visit) => (
    <>
      <LoginForm visit={visit} captcha={captcha}>
        <TextField
          {...input(visit, 'idNo')}
          label="用户名"
          placeholder="请输入证件号码"
          autocomplete="username"
          kind="id-no"
        />
        <LoginPasswordField visit={visit} placeholder="请输入密码" />
      </LoginForm>
      <p class="login-links">
        <a href="/person/forgotten">忘记密码?</a>
        <a href="/person/register">马上注册?</a>
      </p>
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    const given = await readPersonLogin(posted.values, keep => checkCaptcha(visit, posted, keep))
    return entered(visit, await logIn(tx, visit.acting, { kind: 'person', ...given }))
  },
})
