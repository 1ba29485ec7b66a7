import { resetPassword, sendResetCode } from '#identity'
import { Button, Form } from '#ui'
import { CodeToMobile } from '../form-parts/code-to-mobile.tsx'
import { IdNoField } from '../form-parts/id-no-field.tsx'
import { NewPasswordFields } from '../form-parts/new-password-fields.tsx'
import { captchaOf, checkCaptcha } from '../login.ts'
import { openPage } from '../serving/page.ts'

/** 个人网厅 › 忘记密码: GET, POST /person/forgotten */
export const forgottenPage = openPage({
  path: '/person/forgotten',
  title: '忘记密码',
  look: 'login-card',
  load: captchaOf,
  view: (captcha, visit) => (
    <>
      <Form action="/person/forgotten" hidden={visit.hidden}>
        <IdNoField visit={visit} />
        <CodeToMobile visit={visit} captcha={captcha} hint="发送到注册时填写的手机号码" />
        <NewPasswordFields visit={visit} />
        <Button>确定</Button>
      </Form>
      <p class="login-links">
        <a href="/person/login">返回登录</a>
      </p>
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    const besides = () => checkCaptcha(visit, posted, true)
    if (posted.act === 'sms') {
      const wait = await sendResetCode(visit.acting, posted.values, besides)
      return { stay: '如该证件号码已注册，验证码已发送到注册时的手机。', wait }
    }
    await resetPassword(tx, visit.acting, posted.values, besides)
    return { to: '/person/login', message: '密码已重新设置，请用新密码登录。' }
  },
})
