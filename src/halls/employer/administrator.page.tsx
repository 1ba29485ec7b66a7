import { registerAdministrator } from '#identity'
import { Button, Form, TextField } from '#ui'
import { CodeToMobile } from '../form-parts/code-to-mobile.tsx'
import { MobileField } from '../form-parts/mobile-field.tsx'
import { NewPasswordFields } from '../form-parts/new-password-fields.tsx'
import { sendRegistrationCode } from '../form-parts/send-registration-code.ts'
import { captchaOf, checkCaptcha } from '../login.ts'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import { here, unitOf } from './proof.page.tsx'

/** 单位网厅 › 单位首次登陆注册单位管理员: GET, POST /employer/login/administrator */
export const administratorPage = openPage({
  path: '/employer/login/administrator',
  title: '单位首次登陆注册单位管理员',
  look: 'login-card',
  load: async visit => ({ creditCode: unitOf(visit), captcha: await captchaOf(visit) }),
  view: ({ creditCode, captcha }, visit) => (
    <>
      <p class="muted">（免数字证书登陆）</p>
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
          kind="name"
        />
        <MobileField visit={visit} hint="请输入单位联系人预留手机号码（经办机构维护信息）。" />
        <CodeToMobile visit={visit} captcha={captcha} />
        <NewPasswordFields
          visit={visit}
          hint="请设置新的密码。推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两项。"
          againHint="请再次输入新密码，进行密码确认；请确保两次输入的密码一致。"
        />
        <Button>注册</Button>
      </Form>
    </>
  ),
  async post(visit, posted, tx) {
    const account = unitOf(visit)
    if (posted.act === 'captcha') return { stay: '' }
    if (posted.act === 'sms') return await sendRegistrationCode(visit, posted, 'administrator-registration')
    const besides = () => checkCaptcha(visit, posted, true)
    const session = await registerAdministrator(tx, visit.acting, { ...posted.values, account }, besides)
    return { to: '/employer', session, message: '管理员注册成功，已登录单位网厅。' }
  },
})
