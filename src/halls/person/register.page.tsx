import { identityAddress, provedPerson, registerPerson } from '#identity'
import { maskIdNo } from '#registry'
import { Button, Buttons, Card, Form, LinkButton, SelectField, TextField } from '#ui'
import { CodeToMobile } from '../form-parts/code-to-mobile.tsx'
import { IdNoField } from '../form-parts/id-no-field.tsx'
import { MobileField } from '../form-parts/mobile-field.tsx'
import { NewPasswordFields } from '../form-parts/new-password-fields.tsx'
import { sendRegistrationCode } from '../form-parts/send-registration-code.ts'
import { type Captcha, captchaOf, checkCaptcha } from '../login.ts'
import { input } from '../serving/inputs.ts'
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
    if (posted.act === 'sms') return await sendRegistrationCode(visit, posted, 'person-registration')
    const besides = () => checkCaptcha(visit, posted, true)
    await registerPerson(tx, visit.acting, posted.values, { proof: visit.query.identity, besides })
    return { to: '/person/login', message: '注册成功，请使用身份证号登录。' }
  },
})

interface ViewProps {
  readonly visit: Visit
  readonly captcha: Captcha
  /** whom the identity provider vouched for */
  readonly proved: { readonly name: string; readonly idNo: string } | undefined
  readonly provider: boolean
}

function View({ visit, captcha, proved, provider }: ViewProps) {
  const { identity } = visit.query
  const action = identity === undefined ? visit.path : `${visit.path}?${new URLSearchParams({ identity })}`
  return (
    <Card>
      <Form action={action} hidden={visit.hidden}>
        <Person visit={visit} proved={proved} />
        <MobileField visit={visit} hint="手机号码为必填项，且手机号码应为11位数字。" autocomplete="tel" />
        {proved ? null : <OtherWays provider={provider} />}
        <CodeToMobile visit={visit} captcha={captcha} />
        <NewPasswordFields
          visit={visit}
          hint="请设置新的密码，推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。"
          againHint="请再次输入新密码，进行密码确认；请确保两次输入的密码一致。"
        />
        <Buttons>
          <Button>注册账号</Button>
          <LinkButton href="/person/login" look="secondary">
            返回登录
          </LinkButton>
        </Buttons>
      </Form>
    </Card>
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
        kind="name"
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
        <IdNoField visit={visit} />
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
