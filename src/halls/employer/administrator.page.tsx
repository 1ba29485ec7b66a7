import { registerAdministrator, registrationMobile, sendCode } from '#identity'
import { readForm } from '#platform'
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
import { here, unitOf } from './proof.page.tsx'

const title = '单位首次登陆注册单位管理员'

/** 单位网厅 › 单位首次登陆注册单位管理员: GET, POST /employer/login/administrator */
export const administratorPage = openPage({
  path: '/employer/login/administrator',
  title,
  load: async visit => ({ creditCode: unitOf(visit), captcha: await captchaOf(visit) }),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted, tx) {
    const account = unitOf(visit)
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted, true)
    if (posted.act === 'sms') {
      const { mobile } = readForm(registrationMobile, posted.values)
      const wait = await sendCode(visit.acting, { purpose: 'administrator-registration', mobile })
      return { stay: '验证码已发送，请查看手机短信。', wait }
    }
    const session = await registerAdministrator(tx, visit.acting, { ...posted.values, account })
    return { to: '/employer', session, message: '管理员注册成功，已登录单位网厅。' }
  },
})

interface ViewProps {
  readonly visit: Visit
  readonly creditCode: string
  readonly captcha: { readonly id: string; readonly value: string }
}

function View({ visit, creditCode, captcha }: ViewProps) {
  return (
    <Frame visit={visit} title={title}>
      <LoginCard title={title}>
        <p class="muted">（免数字证书登陆）</p>
        <ErrorSummary problems={visit.findings} />
        <Form action={here(visit)} hidden={visit.hidden}>
          <TextField
            name="account"
            label="管理员账号"
            required
            value={creditCode}
            readOnly
            hint="默认与单位统一信用代码相同，不允许修改。"
            error={errorOf(visit, 'account')}
          />
          <TextField
            {...input(visit, 'name')}
            label="管理员姓名"
            required
            hint="请输入单位联系人姓名。"
            autocomplete="name"
          />
          <TextField
            {...input(visit, 'mobile')}
            label="手机号码"
            required
            type="tel"
            hint="请输入单位联系人预留手机号码（经办机构维护信息）。"
            check="mobile"
          />
          <CaptchaField
            {...captcha}
            label="图形验证码"
            hint="点击图片更换验证码"
            error={errorOf(visit, 'captcha')}
          />
          <SmsCodeField {...input(visit, 'smsCode')} label="手机验证码" hint="请输入您接收到的验证码。" />
          <PasswordField
            name="password"
            label="设置密码"
            required
            hint="请设置新的密码。推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两项。"
            autocomplete="new-password"
            error={errorOf(visit, 'password')}
          />
          <PasswordField
            name="passwordAgain"
            label="重复密码"
            required
            hint="请再次输入新密码，进行密码确认；请确保两次输入的密码一致。"
            autocomplete="new-password"
            error={errorOf(visit, 'passwordAgain')}
          />
          <Button>注册</Button>
        </Form>
      </LoginCard>
    </Frame>
  )
}
