import { identityAddress, provedPerson, registerPerson, registrationMobile, sendCode } from '#identity'
import { readForm } from '#platform'
import { maskIdNo } from '#registry'
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
  async load(visit, tx) {
    const captcha = await captchaOf(visit)
    const { identity } = visit.query
    const proved = identity === undefined ? undefined : await provedPerson(tx, visit.acting, identity)
    return {
      captcha,
      proved: proved && { name: proved.name, idNo: maskIdNo(proved.idNo) },
      provider: identityAddress(visit.acting, '') !== undefined,
    }
  },
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted, true)
    if (posted.act === 'sms') {
      const { mobile } = readForm(registrationMobile, posted.values)
      const wait = await sendCode(visit.acting, { purpose: 'person-registration', mobile })
      return { stay: '验证码已发送，请查看手机短信。', wait }
    }
    await registerPerson(tx, visit.acting, posted.values, visit.query.identity)
    return { to: '/person/login', message: '注册成功，请使用身份证号登录。' }
  },
})

interface ViewProps {
  readonly visit: Visit
  readonly captcha: { readonly id: string; readonly value: string }
  /** whom the identity provider vouched for */
  readonly proved: { readonly name: string; readonly idNo: string } | undefined
  readonly provider: boolean
}

function View({ visit, captcha, proved, provider }: ViewProps) {
  const { identity } = visit.query
  const action = identity === undefined ? visit.path : `${visit.path}?${new URLSearchParams({ identity })}`
  return (
    <Frame visit={visit} title="注册网上服务个人用户">
      <PageTitle>注册网上服务个人用户</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card>
        <Form action={action} hidden={visit.hidden}>
          <Person visit={visit} proved={proved} />
          <TextField
            {...input(visit, 'mobile')}
            label="手机号码"
            required
            type="tel"
            hint="手机号码为必填项，且手机号码应为11位数字。"
            autocomplete="tel"
            check="mobile"
          />
          {proved ? null : <OtherWays provider={provider} />}
          <CaptchaField
            {...captcha}
            label="图形验证码"
            hint="点击图片更换验证码"
            error={errorOf(visit, 'captcha')}
          />
          <SmsCodeField {...input(visit, 'smsCode')} label="手机验证码" hint="请输入您接收到的验证码。" />
          <Passwords visit={visit} />
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

/** Who registers: as typed, or as the identity provider said, which nobody can change. */
function Person({ visit, proved }: Pick<ViewProps, 'visit' | 'proved'>) {
  return (
    <>
      <TextField
        {...input(visit, 'name')}
        {...(proved ? { value: proved.name, readOnly: true } : {})}
        label="注册人姓名"
        required
        hint={proved ? '已通过身份认证' : '请填写注册人姓名。'}
        autocomplete="name"
      />
      <SelectField
        {...input(visit, 'idType')}
        label="证件类型"
        required
        options={[{ value: '居民身份证', text: '居民身份证' }]}
      />
      {proved ? (
        <TextField name="idNo" label="证件号码" required value={proved.idNo} readOnly hint="已通过身份认证" />
      ) : (
        <TextField
          {...input(visit, 'idNo')}
          label="证件号码"
          required
          hint="请输入18位有效证件号码。"
          check="id-no"
        />
      )}
    </>
  )
}

/** What to do with another number than the one on record. */
function OtherWays({ provider }: { readonly provider: boolean }) {
  return (
    <p class="muted">
      请使用在社保系统登记的手机号码。已更换或没有登记的：
      {provider ? (
        <>
          <a href="/person/register/identity">身份认证后注册</a>，或
        </>
      ) : null}
      携带身份证到<a href="/agencies">参保地社保经办机构</a>窗口登记。
    </p>
  )
}

function Passwords({ visit }: { readonly visit: Visit }) {
  return (
    <>
      <PasswordField
        name="password"
        label="设置密码"
        required
        hint="请设置新的密码，推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。"
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
    </>
  )
}
