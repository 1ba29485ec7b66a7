import { passSecondStep, type SecondStep, secondStep } from '#identity'
import { refuse } from '#platform'
import { Button, Form, PasskeyForm, TextField } from '#ui'
import { entered, withNext } from '../login.ts'
import { errorOf } from '../serving/inputs.ts'
import { openPage, type Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import type { LoginHall } from './login-hall.ts'

/** The second step after the password: GET, POST /person/login/second, /employer/login/second, /agency/login/second */
export const secondStepPage = (hall: LoginHall): Page =>
  openPage<SecondStep>({
    path: `/${hall}/login/second`,
    title: '二次验证',
    look: 'login-card',
    load: visit => secondStep(visit.acting, { token: visit.pending, site: visit.site }),
    view: (step, visit) => <View visit={visit} hall={hall} step={step} />,
    async post(visit, { values }, tx) {
      const { credential = '', timeCode = '', recoveryCode = '' } = values
      const proof =
        credential !== ''
          ? { passkey: credential, site: visit.site }
          : timeCode !== ''
            ? { timeCode }
            : recoveryCode !== ''
              ? { recoveryCode }
              : refuse(
                  'conflict',
                  '请输入验证码或恢复码。',
                  'timeCode' in values ? 'timeCode' : 'recoveryCode',
                )
      return entered(visit, await passSecondStep(tx, visit.acting, visit.pending, proof))
    },
  })

interface ViewProps {
  readonly visit: Visit
  readonly hall: LoginHall
  readonly step: SecondStep
}

function View({ visit, hall, step }: ViewProps) {
  const instead = step.timeCode ? '请输入动态验证码或恢复码。' : '请输入恢复码。'
  return (
    <>
      <p>{step.name}，您好。密码正确，请再完成一步验证。</p>
      {step.passkey ? (
        <PasskeyForm
          action={withNext(visit)}
          hidden={visit.hidden}
          how="get"
          options={step.passkey}
          button="用通行密钥验证"
          error={errorOf(visit, 'credential')}
          instead={instead}
        />
      ) : step.hasPasskeys ? (
        <p class="muted">当前访问地址不能使用通行密钥。{instead}</p>
      ) : null}
      <Form action={withNext(visit)} hidden={visit.hidden}>
        {step.timeCode ? (
          <TextField
            name="timeCode"
            label="动态验证码"
            numeric
            maxLength={7}
            autocomplete="one-time-code"
            hint="身份验证器应用上正在显示的 6 位数字"
            error={errorOf(visit, 'timeCode')}
          />
        ) : null}
        <TextField
          name="recoveryCode"
          label="恢复码"
          numeric
          maxLength={20}
          autocomplete="off"
          hint="手机或通行密钥不在身边时使用，12 位数字"
          error={errorOf(visit, 'recoveryCode')}
        />
        <Button>确定</Button>
      </Form>
      <p class="login-links">
        <a href={`/${hall}`}>重新登录</a>
      </p>
      <p class="muted">{lost[hall]}</p>
    </>
  )
}

const lost: Readonly<Record<LoginHall, string>> = {
  person: '恢复码也丢失时，请持身份证到参保地社会保险经办机构办理。',
  employer: '恢复码也丢失时，请持单位证明到参保地社会保险经办机构办理。',
  agency: '恢复码也丢失时，请联系上级管理员重置。',
}
