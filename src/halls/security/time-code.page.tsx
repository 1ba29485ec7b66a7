import {
  type BoundTimeCode,
  bindTimeCode,
  offeredTimeCode,
  offerTimeCode,
  removeTimeCode,
  timeCodeOf,
} from '#identity'
import { Button, Buttons, Card, Form, QrCode, TextField } from '#ui'
import { OwnPasswordField } from '../form-parts/own-password-field.tsx'
import { errorOf } from '../serving/inputs.ts'
import { openPage, type Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { applicantOf, isEnrolling, proofOf } from './applicant.ts'
import type { LoginHall } from './login-hall.ts'
import { added, reissueSession } from './reissue-session.ts'

interface Data {
  readonly bound: BoundTimeCode | undefined
  readonly offered: { readonly secret: string; readonly address: string } | undefined
}

/** 账号安全 › 动态验证码: GET, POST /person/security/time-code, /employer/…, /agency/… */
export const timeCodePage = (hall: LoginHall): Page =>
  openPage<Data>({
    path: `/${hall}/security/time-code`,
    title: '动态验证码',
    async load(visit, tx) {
      const acting = await applicantOf(visit)
      return { bound: await timeCodeOf(tx, acting), offered: await offeredTimeCode(tx, acting) }
    },
    trail: (_, visit) => (isEnrolling(visit) ? [] : [{ href: `/${hall}/security`, text: '账号安全' }]),
    view: ({ bound, offered }, visit) =>
      offered ? <Bind visit={visit} {...offered} /> : <Begin visit={visit} bound={bound} />,
    async post(visit, { act, values }, tx) {
      const acting = await applicantOf(visit)
      const { password = '', timeCode = '' } = values
      if (act === 'remove') {
        const inside = await removeTimeCode(tx, acting, password)
        return reissueSession(hall, inside, '动态验证码已解除')
      }
      if (act === 'bind') {
        const inside = await bindTimeCode(tx, acting, timeCode)
        return await added(tx, hall, { acting, inside, words: '动态验证码已绑定' })
      }
      await offerTimeCode(tx, acting, proofOf(visit, values))
      return { to: visit.path }
    },
  })

function Begin({ visit, bound }: { readonly visit: Visit; readonly bound: BoundTimeCode | undefined }) {
  return (
    <Card title={bound ? '更换或解除' : '绑定动态验证码'}>
      <p>
        {bound
          ? '更换手机时点击“更换”，在新手机上重新扫码；绑定完成之前，原手机仍然可用。'
          : '请先在手机上安装一个身份验证器应用（手机应用商店搜索“身份验证器”）。'}
      </p>
      <Form action={visit.path} hidden={visit.hidden}>
        {isEnrolling(visit) ? null : <OwnPasswordField visit={visit} />}
        <Buttons>
          <Button>{bound ? '更换' : '下一步'}</Button>
          {bound ? (
            <Button look="danger" name="_act" value="remove">
              解除动态验证码
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Card>
  )
}

interface BindProps {
  readonly visit: Visit
  readonly secret: string
  readonly address: string
}

function Bind({ visit, secret, address }: BindProps) {
  return (
    <Card title="扫码并输入验证码">
      <ol class="numbered">
        <li>用手机上的身份验证器应用扫描二维码。</li>
        <li>不能扫码时，在应用里选择手工输入，填写下面的密钥。</li>
        <li>输入应用上正在显示的 6 位数字。</li>
      </ol>
      <QrCode text={address} label="绑定二维码，不能扫描时请手工输入密钥" />
      <p>
        密钥：<code class="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        <span class="hint">每四个字母或数字一组，只在绑定时显示，请勿告诉他人。</span>
      </p>
      <Form action={visit.path} hidden={{ ...visit.hidden, _act: 'bind' }}>
        <TextField
          name="timeCode"
          label="动态验证码"
          required
          numeric
          maxLength={7}
          autocomplete="one-time-code"
          error={errorOf(visit, 'timeCode')}
        />
        <Buttons>
          <Button>完成绑定</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
