import { type Passkey, passkeysOf, removePasskey, renamePasskey } from '#identity'
import { refuse, shownTime } from '#platform'
import { Button, Buttons, Card, Facts, Form, TextField } from '#ui'
import { OwnPasswordField } from '../form-parts/own-password-field.tsx'
import { input } from '../serving/inputs.ts'
import { memberOf } from '../serving/member-of.ts'
import { openPage, type Page } from '../serving/page.ts'
import { numberOf } from '../serving/url-params.ts'
import type { LoginHall } from './login-hall.ts'
import { reissueSession } from './reissue-session.ts'

/** 账号安全 › 改名 or 删除 of one passkey: GET, POST /person/security/passkeys/:no, /employer/…, /agency/… */
export const passkeyPage = (hall: LoginHall): Page =>
  openPage<Passkey>({
    path: `/${hall}/security/passkeys/:no`,
    trail: [{ href: `/${hall}/security`, text: '账号安全' }],
    async load(visit, tx) {
      const all = await passkeysOf(tx, { ...visit.acting, who: memberOf(visit) })
      const found = all.find(one => one.passkeyNo === numberOf(visit))
      return found ?? refuse('not-found', '没有这个通行密钥，可能已被删除。')
    },
    title: ({ name }) => `通行密钥：${name}`,
    view: (passkey, visit) => (
      <>
        <Facts
          rows={[
            { label: '添加时间', value: shownTime(passkey.addedAt) },
            { label: '最近使用', value: passkey.lastUsedAt ? shownTime(passkey.lastUsedAt) : '未使用过' },
          ]}
        />
        <Card title="改名">
          <Form action={visit.path} hidden={visit.hidden}>
            <TextField {...input(visit, 'name', passkey.name)} label="名称" required maxLength={30} />
            <Buttons>
              <Button>改名</Button>
            </Buttons>
          </Form>
        </Card>
        <Card title="删除">
          <p>删除后不能再用它登录。设备上保存的通行密钥请同时在设备的密码设置里删除。</p>
          <Form action={visit.path} hidden={{ ...visit.hidden, _act: 'remove' }}>
            <OwnPasswordField visit={visit} />
            <Buttons>
              <Button look="danger">删除</Button>
            </Buttons>
          </Form>
        </Card>
      </>
    ),
    async post(visit, { act, values }, tx) {
      const acting = { ...visit.acting, who: memberOf(visit) }
      const [passkeyNo, to] = [numberOf(visit), `/${hall}/security`]
      if (act === 'remove') {
        const inside = await removePasskey(tx, acting, { passkeyNo, password: values.password ?? '' })
        return reissueSession(hall, inside, '通行密钥已删除')
      }
      await renamePasskey(tx, acting, { passkeyNo, name: values.name ?? '' })
      return { to, message: '通行密钥已改名。' }
    },
  })
