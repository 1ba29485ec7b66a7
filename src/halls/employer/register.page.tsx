import { openUnit } from '#identity'
import { checkAll, refuse } from '#platform'
import { Button, Buttons, Card, CheckField, Form, LinkButton, TextField } from '#ui'
import { CodeToMobile } from '../form-parts/code-to-mobile.tsx'
import { MobileField } from '../form-parts/mobile-field.tsx'
import { sendRegistrationCode } from '../form-parts/send-registration-code.ts'
import { captchaOf, checkCaptcha } from '../login.ts'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'

const agreed = '我已阅读并同意《河南省社会保险企业业务网厅用户注册协议》'

/** 单位网厅 › 注册开通单位社保网上服务: GET, POST /employer/register */
export const registerPage = openPage({
  path: '/employer/register',
  title: '注册开通单位社保网上服务',
  load: captchaOf,
  view: (captcha, visit) => (
    <>
      <p class="muted">
        所填信息须与个人网厅“维护统一社会信用代码申报”中维护的信息一致；手机号请使用维护的经办人手机号。
      </p>
      <Card>
        <Form action="/employer/register" hidden={visit.hidden}>
          <TextField
            {...input(visit, 'unitName')}
            label="单位名称"
            required
            hint="请填写单位名称。"
            autocomplete="organization"
            kind="name"
          />
          <TextField
            {...input(visit, 'creditCode')}
            label="统一社会信用代码"
            required
            hint="请填写统一社会信用代码。"
            kind="credit-code"
          />
          <MobileField visit={visit} label="联系手机号码" hint="手机号码为必填项，且手机号码应为11位数字。" />
          <CodeToMobile visit={visit} captcha={captcha} />
          <CheckField {...input(visit, 'agreed')} label={agreed} />
          <p>
            <a href="/employer/agreement" target="_blank" rel="noopener">
              查看协议全文
            </a>
          </p>
          <Buttons>
            <Button>开通单位网上服务</Button>
            <LinkButton href="/employer/login" look="secondary">
              返回登录
            </LinkButton>
          </Buttons>
        </Form>
      </Card>
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    if (posted.act === 'sms') return await sendRegistrationCode(visit, posted, 'unit-registration')
    await openUnit(tx, visit.acting, posted.values, () =>
      checkAll(
        () => checkCaptcha(visit, posted, true),
        () => posted.values.agreed === '1' || refuse('invalid', '请阅读并勾选用户注册协议。', 'agreed'),
      ),
    )
    return { to: '/employer/registered' }
  },
})
