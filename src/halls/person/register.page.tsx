import { registerPerson, registrationMobile, sendCode } from '#identity'
import { readForm } from '#platform'
import {
  Button,
  Buttons,
  CaptchaField,
  Card,
  ErrorSummary,
  Form,
  LinkButton,
  PageTitle,
  PasswordField,
  SelectField,
  SmsCodeField,
  TextField,
} from '#ui'
import { Frame } from '../frame.tsx'
import { captchaOf, checkCaptcha } from '../login.ts'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 个人网厅 › 注册网上服务个人用户: GET, POST /person/register/form */
export const registerPage = openPage({
  path: '/person/register/form',
  title: '注册网上服务个人用户',
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted, true)
    if (posted.act === 'sms') {
      const { mobile } = readForm(registrationMobile, posted.values)
      const wait = await sendCode(visit.acting, { purpose: 'person-registration', mobile })
      return { stay: '验证码已发送，请查看手机短信。', wait }
    }
    await registerPerson(tx, visit.acting, posted.values)
    return { to: '/person/login', message: '注册成功，请使用身份证号登录。' }
  },
})

function View({
  visit,
  captcha,
}: {
  readonly visit: Visit
  readonly captcha: { id: string; value: string }
}) {
  const passwordHint = '请设置新的密码，推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。'
  const again = '请再次输入新密码，进行密码确认；请确保两次输入的密码一致。'
  return (
    <Frame visit={visit} title="注册网上服务个人用户">
      <PageTitle>注册网上服务个人用户</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card>
        <Form action="/person/register/form" hidden={visit.hidden}>
          <TextField
            {...input(visit, 'name')}
            label="注册人姓名"
            required
            hint="请填写注册人姓名。"
            autocomplete="name"
          />
          <SelectField
            {...input(visit, 'idType')}
            label="证件类型"
            required
            options={[{ value: '居民身份证', text: '居民身份证' }]}
          />
          <TextField
            {...input(visit, 'idNo')}
            label="证件号码"
            required
            hint="请输入18位有效证件号码。"
            check="id-no"
          />
          <TextField
            {...input(visit, 'mobile')}
            label="手机号码"
            required
            type="tel"
            hint="手机号码为必填项，且手机号码应为11位数字。"
            autocomplete="tel"
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
            hint={passwordHint}
            autocomplete="new-password"
            error={errorOf(visit, 'password')}
          />
          <PasswordField
            name="passwordAgain"
            label="重复密码"
            required
            hint={again}
            autocomplete="new-password"
            error={errorOf(visit, 'passwordAgain')}
          />
          <Buttons>
            <Button>注册账号</Button>
            <LinkButton href="/person/login" look="secondary">
              返回登录
            </LinkButton>
          </Buttons>
        </Form>
      </Card>
    </Frame>
  )
}
