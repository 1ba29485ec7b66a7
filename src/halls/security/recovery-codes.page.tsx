import { forgetRecoveryCodes, freshRecoveryCodes, recoveryCodesLeft, renewRecoveryCodes } from '#identity'
import { Button, Buttons, Card, Form, Notice } from '#ui'
import { OwnPasswordField } from '../form-parts/own-password-field.tsx'
import { memberOf } from '../serving/member-of.ts'
import { openPage, type Page } from '../serving/page.ts'
import type { LoginHall } from './login-hall.ts'

interface Data {
  readonly fresh: readonly string[]
  readonly left: number
}

/** 账号安全 › 恢复码: GET, POST /person/security/recovery-codes, /employer/…, /agency/… */
export const recoveryCodesPage = (hall: LoginHall): Page =>
  openPage<Data>({
    path: `/${hall}/security/recovery-codes`,
    title: '恢复码',
    trail: [{ href: `/${hall}/security`, text: '账号安全' }],
    async load(visit, tx) {
      const acting = { ...visit.acting, who: memberOf(visit) }
      return { fresh: await freshRecoveryCodes(tx, acting), left: await recoveryCodesLeft(tx, acting) }
    },
    view: ({ fresh, left }, visit) => (
      <>
        {fresh.length > 0 ? (
          <Card title="请抄下或打印这些恢复码">
            <Notice tone="warning">
              <p>
                手机或通行密钥丢失时，用恢复码登录，每个只能使用一次。保存好或十分钟后不再显示，请与密码分开保管。
              </p>
            </Notice>
            <ul class="codes">
              {fresh.map(code => (
                <li key={code}>{code}</li>
              ))}
            </ul>
            <Form action={visit.path} hidden={{ ...visit.hidden, _act: 'kept' }}>
              <Buttons>
                <Button>我已保存好</Button>
              </Buttons>
            </Form>
          </Card>
        ) : (
          <Card title="重新生成恢复码">
            <p>还剩 {left} 个恢复码。重新生成后，原来的恢复码全部失效。</p>
            <Form action={visit.path} hidden={visit.hidden}>
              <OwnPasswordField visit={visit} />
              <Buttons>
                <Button>重新生成</Button>
              </Buttons>
            </Form>
          </Card>
        )}
      </>
    ),
    async post(visit, { act, values }, tx) {
      const acting = { ...visit.acting, who: memberOf(visit) }
      if (act === 'kept') {
        await forgetRecoveryCodes(tx, acting)
        return { to: `/${hall}/security`, message: '恢复码不会再次显示，请妥善保管。' }
      }
      await renewRecoveryCodes(tx, acting, values.password ?? '')
      return { to: visit.path, message: '恢复码已重新生成，原来的恢复码已失效。' }
    },
  })
