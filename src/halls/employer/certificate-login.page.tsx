import { issueChallenge, logInByCertificate } from '#identity'
import { Notice, UKeyForm } from '#ui'
import { destination, withNext } from '../login.ts'
import { bridgeOf } from '../serving/bridge-of.ts'
import { errorOf } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'

/** 单位网厅 › 证书登录: GET, POST /employer/login */
export const certificateLoginPage = openPage({
  path: '/employer/login',
  title: '证书登录',
  look: 'login-card',
  load: async () => undefined,
  view: (_, visit) => (
    <>
      {visit.acting.runtime.config.caDir === undefined ? (
        <Notice tone="warning">
          <p>本网厅没有启用数字证书（UK）登录，请使用“免数字证书登陆”。</p>
        </Notice>
      ) : (
        <UKeyForm
          action={withNext(visit)}
          hidden={visit.hidden}
          bridge={bridgeOf(visit)}
          drivers="/downloads"
          instead="请使用下方“免数字证书登陆”。"
          button="登录"
          chosen={visit.typed?.certificate}
          errors={{ certificate: errorOf(visit, 'certificate'), pin: errorOf(visit, 'pin') }}
        />
      )}
      <p class="login-links">
        <a href={withNext(visit, '/employer/login/account')}>免数字证书登陆</a>
        <a href="/employer/register">马上注册?</a>
      </p>
    </>
  ),
  async post(visit, { act, values }, tx) {
    if (act === 'challenge') return { stay: await issueChallenge(visit.acting, visit.site) }
    const { challenge = '', certificate = '', signature = '' } = values
    // Forms post CRLF line ends; the signed text has LF.
    const signed = challenge.replaceAll('\r\n', '\n')
    const session = await logInByCertificate(tx, visit.acting, { challenge: signed, certificate, signature })
    return { to: destination(visit), session }
  },
})
