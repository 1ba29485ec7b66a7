import { askForPasskey, logInByPasskey, noPasskeysHere, relyingPartyOf } from '#identity'
import { Notice, PasskeyForm } from '#ui'
import { entered, withNext } from '../login.ts'
import { errorOf } from '../serving/inputs.ts'
import { openPage, type Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import type { LoginHall } from './login-hall.ts'

const kindOf = { person: 'person', employer: 'operator', agency: 'officer' } as const
/** 使用通行密钥登录: GET, POST /person/login/passkey, /employer/login/passkey, /agency/login/passkey */
export const passkeyLoginPage = (hall: LoginHall): Page =>
  openPage<object | undefined>({
    path: `/${hall}/login/passkey`,
    title: '通行密钥登录',
    look: 'login-card',
    load: async visit =>
      relyingPartyOf(visit.site) ? await askForPasskey(visit.acting, visit.site) : undefined,
    view: (asked, visit) => <View visit={visit} hall={hall} asked={asked} />,
    async post(visit, { values: { credential = '' } }, tx) {
      const given = { kind: kindOf[hall], site: visit.site, credential }
      return entered(visit, await logInByPasskey(tx, visit.acting, given))
    },
  })

interface ViewProps {
  readonly visit: Visit
  readonly hall: LoginHall
  readonly asked: object | undefined
}

function View({ visit, hall, asked }: ViewProps) {
  const byPassword = hall === 'employer' ? '/employer/login/account' : `/${hall}/login`
  return (
    <>
      {asked ? (
        <>
          <p>请按浏览器的提示，用指纹、人脸、开机密码或安全钥匙确认。</p>
          <PasskeyForm
            action={withNext(visit)}
            hidden={visit.hidden}
            how="get"
            options={asked}
            button="使用通行密钥登录"
            atOnce={visit.findings.length === 0}
            error={errorOf(visit, 'credential')}
            instead="请返回用密码登录。"
          />
        </>
      ) : (
        <Notice tone="warning">
          <p>{noPasskeysHere}</p>
        </Notice>
      )}
      <p class="login-links">
        <a href={withNext(visit, byPassword)}>用密码登录</a>
      </p>
    </>
  )
}
