import { resetPassword, sendResetCode } from '#identity'
import {
  Button,
  CaptchaField,
  ErrorSummary,
  Form,
  LoginCard,
  PasswordField,
  SmsCodeField,
  TextField,
} from '#ui'
import { Frame } from '../frame.tsx'
import { captchaOf, checkCaptcha } from '../login.ts'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 个人网厅 › 忘记密码: GET, POST /person/forgotten */
export const forgottenPage = openPage({
  path: '/person/forgotten',
  title: '忘记密码',
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted, true)
    if (posted.act === 'sms') {
      const wait = await sendResetCode(visit.acting, posted.values)
      return { stay: '如该证件号码已注册，验证码已发送到注册时的手机。', wait }
    }
    await resetPassword(tx, visit.acting, posted.values)
    return { to: '/person/login', message: '密码已重新设置，请用新密码登录。' }
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
    <Frame visit={visit} title="忘记密码">
      <LoginCard title="忘记密码">
        <ErrorSummary problems={visit.findings} />
        <Form action="/person/forgotten" hidden={visit.hidden}>
          <TextField
            {...input(visit, 'idNo')}
            label="证件号码"
            required
            hint="请输入18位有效证件号码。"
            check="id-no"
          />
          <CaptchaField
            {...captcha}
            label="图形验证码"
            hint="点击图片更换验证码"
            error={errorOf(visit, 'captcha')}
          />
          <SmsCodeField {...input(visit, 'smsCode')} label="手机验证码" hint="发送到注册时填写的手机号码" />
          <PasswordField
            name="password"
            label="设置密码"
            required
            hint="推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。"
            autocomplete="new-password"
            error={errorOf(visit, 'password')}
          />
          <PasswordField
            name="passwordAgain"
            label="重复密码"
            required
            autocomplete="new-password"
            error={errorOf(visit, 'passwordAgain')}
          />
          <Button>确定</Button>
        </Form>
        <p class="login-links">
          <a href="/person/login">返回登录</a>
        </p>
      </LoginCard>
    </Frame>
  )
}
