import { addPasskey, noPasskeysHere, offerPasskey, passkeyOffer, relyingPartyOf } from '#identity'
import { Button, Buttons, Card, Form, Notice, PasskeyForm, TextField } from '#ui'
import { OwnPasswordField } from '../form-parts/own-password-field.tsx'
import { errorOf, input } from '../serving/inputs.ts'
import { openPage, type Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { applicantOf, isEnrolling, proofOf } from './applicant.ts'
import type { LoginHall } from './login-hall.ts'
import { added } from './reissue-session.ts'

const instead = '请改用动态验证码。'

/** 账号安全 › 添加通行密钥: GET, POST /person/security/passkey, /employer/…, /agency/… */
export const addPasskeyPage = (hall: LoginHall): Page =>
  openPage<object | undefined>({
    path: `/${hall}/security/passkey`,
    title: '添加通行密钥',
    async load(visit) {
      const acting = await applicantOf(visit)
      const { challenge } = visit.query
      return challenge ? await passkeyOffer(acting, { challenge, site: visit.site }) : undefined
    },
    trail: (_, visit) => (isEnrolling(visit) ? [] : [{ href: `/${hall}/security`, text: '账号安全' }]),
    view: (offer, visit) => (
      <>
        {!relyingPartyOf(visit.site) ? (
          <Notice tone="warning">
            <p>{noPasskeysHere}</p>
          </Notice>
        ) : offer ? (
          <Create visit={visit} offer={offer} />
        ) : (
          <Begin visit={visit} />
        )}
        <p>
          <a href={`/${hall}/security/time-code`}>改用动态验证码</a>
        </p>
      </>
    ),
    async post(visit, { values }, tx) {
      const acting = await applicantOf(visit)
      const { name = '', credential } = values
      if (credential === undefined) {
        const given = { site: visit.site, proof: proofOf(visit, values) }
        return { to: `${visit.path}?challenge=${await offerPasskey(tx, acting, given)}` }
      }
      const inside = await addPasskey(tx, acting, { site: visit.site, name, credential })
      return await added(tx, hall, { acting, inside, words: '通行密钥已添加' })
    },
  })

function Begin({ visit }: { readonly visit: Visit }) {
  return (
    <Card title="第一步：确认是您本人">
      <noscript>
        <p>浏览器没有开启脚本，不能添加通行密钥。{instead}</p>
      </noscript>
      <Form action={visit.path} hidden={visit.hidden}>
        {isEnrolling(visit) ? null : <OwnPasswordField visit={visit} />}
        <Buttons>
          <Button>下一步</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

function Create({ visit, offer }: { readonly visit: Visit; readonly offer: object }) {
  return (
    <Card title="第二步：在本设备上确认">
      <p>点击按钮后，浏览器会请您用指纹、人脸、开机密码或安全钥匙确认。</p>
      <PasskeyForm
        action={`${visit.path}?challenge=${encodeURIComponent(visit.query.challenge ?? '')}`}
        hidden={visit.hidden}
        how="create"
        options={offer}
        button="创建通行密钥"
        error={errorOf(visit, 'credential')}
        instead={instead}
      >
        <TextField
          {...input(visit, 'name', '我的通行密钥')}
          label="名称"
          required
          maxLength={30}
          hint="便于以后辨认，如“办公电脑”“我的手机”"
        />
      </PasskeyForm>
    </Card>
  )
}
