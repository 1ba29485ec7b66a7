import { resetAtCounter } from '#identity'
import { Button, Buttons, Card, Form, TextField } from '#ui'
import { OwnPasswordField } from '../form-parts/own-password-field.tsx'
import { input } from '../serving/inputs.ts'
import { officerPage } from '../serving/page.ts'

/** 经办端 › 账号安全 › 窗口重置二次验证, at the counter, for people who lost all factors: GET, POST /agency/counter-reset */
export const counterResetPage = officerPage({
  path: '/agency/counter-reset',
  title: '窗口重置二次验证',
  trail: [{ href: '/agency/security', text: '账号安全' }],
  load: async () => undefined,
  view: (_, visit) => (
    <Card>
      <p>
        用于个人或单位同时丢失手机、通行密钥和恢复码。请核对身份证原件或单位证明后办理，系统会短信告知本人。
      </p>
      <Form action="/agency/counter-reset" hidden={visit.hidden}>
        <TextField
          {...input(visit, 'login')}
          label="证件号码或统一社会信用代码"
          required
          autocomplete="off"
        />
        <TextField
          {...input(visit, 'reason')}
          label="核实情况"
          required
          maxLength={100}
          hint="如“已核对身份证原件，手机丢失”"
        />
        <OwnPasswordField visit={visit} label="您的登录密码" />
        <Buttons>
          <Button look="danger">重置二次验证</Button>
        </Buttons>
      </Form>
    </Card>
  ),
  async post(visit, { values }, tx) {
    const name = await resetAtCounter(tx, visit.acting, values)
    return { to: '/agency/counter-reset', message: `已重置${name}的二次验证，本人用密码即可登录。` }
  },
})
