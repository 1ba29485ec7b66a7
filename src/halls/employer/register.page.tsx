import { openUnit, registrationMobile, sendCode } from '#identity'
import { readForm, refuse } from '#platform'
import {
  Button,
  Buttons,
  CaptchaField,
  Card,
  CheckField,
  ErrorSummary,
  Form,
  LinkButton,
  PageTitle,
  SmsCodeField,
  TextField,
} from '#ui'
import { Frame } from '../frame.tsx'
import { captchaOf, checkCaptcha } from '../login.ts'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

const title = '注册开通单位社保网上服务'

const agreed = '我已阅读并同意《河南省社会保险企业业务网厅用户注册协议》'

/** 单位网厅 › 注册开通单位社保网上服务: GET, POST /employer/register */
export const registerPage = openPage({
  path: '/employer/register',
  title,
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted, true)
    if (posted.act === 'sms') {
      const { mobile } = readForm(registrationMobile, posted.values)
      const wait = await sendCode(visit.acting, { purpose: 'unit-registration', mobile })
      return { stay: '验证码已发送，请查看手机短信。', wait }
    }
    if (posted.values.agreed !== '1') refuse('invalid', '请阅读并勾选用户注册协议。', 'agreed')
    await openUnit(tx, visit.acting, posted.values)
    return { to: '/employer/registered' }
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
    <Frame visit={visit} title={title}>
      <PageTitle>{title}</PageTitle>
      <p class="muted">
        所填信息须与个人网厅“维护统一社会信用代码申报”中维护的信息一致；手机号请使用维护的经办人手机号。
      </p>
      <ErrorSummary problems={visit.findings} />
      <Card>
        <Form action="/employer/register" hidden={visit.hidden}>
          <TextField
            {...input(visit, 'unitName')}
            label="单位名称"
            required
            hint="请填写单位名称。"
            autocomplete="organization"
          />
          <TextField
            {...input(visit, 'creditCode')}
            label="统一社会信用代码"
            required
            hint="请填写统一社会信用代码。"
            check="credit-code"
          />
          <TextField
            {...input(visit, 'mobile')}
            label="联系手机号码"
            required
            type="tel"
            hint="手机号码为必填项，且手机号码应为11位数字。"
            check="mobile"
          />
          <CaptchaField
            {...captcha}
            label="图形验证码"
            hint="点击图片更换验证码"
            error={errorOf(visit, 'captcha')}
          />
          <SmsCodeField {...input(visit, 'smsCode')} label="手机验证码" hint="请输入您接收到的验证码。" />
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
    </Frame>
  )
}
