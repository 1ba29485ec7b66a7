import {
  type BoundTimeCode,
  freshRecoveryCodes,
  noPasskeysHere,
  type OfficerRole,
  type Passkey,
  passkeysOf,
  type RecentChange,
  recentChanges,
  recoveryCodesLeft,
  relyingPartyOf,
  timeCodeOf,
} from '#identity'
import { shownTime } from '#platform'
import { Buttons, Card, LinkButton, Notice, Table } from '#ui'
import { memberOf } from '../serving/member-of.ts'
import { openPage, type Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import type { LoginHall } from './login-hall.ts'

interface Data {
  readonly passkeys: readonly Passkey[]
  readonly timeCode: BoundTimeCode | undefined
  readonly left: number
  readonly fresh: boolean
  readonly changes: readonly RecentChange[]
}

/** 账号安全: GET /person/security, /employer/security, /agency/security */
export const securityPage = (hall: LoginHall): Page =>
  openPage<Data>({
    path: `/${hall}/security`,
    title: '账号安全',
    async load(visit, tx) {
      const acting = { ...visit.acting, who: memberOf(visit) }
      return {
        passkeys: await passkeysOf(tx, acting),
        timeCode: await timeCodeOf(tx, acting),
        left: await recoveryCodesLeft(tx, acting),
        fresh: (await freshRecoveryCodes(tx, acting)).length > 0,
        changes: await recentChanges(tx, acting),
      }
    },
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
  })

interface PartProps extends Data {
  readonly visit: Visit
  readonly hall: LoginHall
}

function View(props: PartProps) {
  const { visit, hall, passkeys, timeCode, changes } = props
  const none = passkeys.length === 0 && !timeCode
  const { who } = visit.acting
  return (
    <>
      {none ? (
        <Notice title="建议开启二次验证">
          <p>开启后，别人即使知道您的密码也不能登录。添加通行密钥或绑定动态验证码，任选一种即可。</p>
        </Notice>
      ) : null}
      <Passkeys {...props} />
      <TimeCode {...props} />
      {none ? null : <RecoveryCodes {...props} />}
      {who.kind === 'officer' ? <ForOthers role={who.role} /> : null}
      <Card title="最近的安全变更">
        <Table
          caption="最近的安全变更"
          rows={changes}
          empty="还没有变更过登录方式。"
          columns={[
            { title: '时间', cell: row => shownTime(row.at), look: 'nowrap' },
            { title: '内容', cell: row => row.words },
            { title: '来源地址', cell: row => row.ip },
          ]}
        />
      </Card>
      <p>
        <a href={`/${hall}/password`}>密码修改</a>
      </p>
    </>
  )
}

function Passkeys({ visit, hall, passkeys }: PartProps) {
  return (
    <Card title="通行密钥">
      <p>
        通行密钥保存在您的手机、电脑或安全钥匙里，用指纹、人脸或开机密码确认，可以代替密码登录，也可以作为密码之后的二次验证。
      </p>
      <Table
        caption="通行密钥"
        rows={passkeys}
        empty="还没有添加通行密钥。"
        columns={[
          { title: '名称', cell: row => row.name },
          { title: '添加时间', cell: row => shownTime(row.addedAt), look: 'nowrap' },
          {
            title: '最近使用',
            cell: row => (row.lastUsedAt ? shownTime(row.lastUsedAt) : '未使用过'),
            look: 'nowrap',
          },
          {
            title: '操作',
            cell: row => (
              <a href={`/${hall}/security/passkeys/${row.passkeyNo}`}>
                改名或删除<span class="hidden-text">：{row.name}</span>
              </a>
            ),
          },
        ]}
      />
      {relyingPartyOf(visit.site) ? (
        <LinkButton href={`/${hall}/security/passkey`}>添加通行密钥</LinkButton>
      ) : (
        <p class="muted">{noPasskeysHere}</p>
      )}
    </Card>
  )
}

function TimeCode({ hall, timeCode }: PartProps) {
  return (
    <Card title="动态验证码">
      <p>手机上的身份验证器应用每 30 秒显示一个 6 位数字，密码之后输入。不需要短信，没有网络也能用。</p>
      <p>
        {timeCode
          ? `已于 ${shownTime(timeCode.boundAt)} 绑定，最近使用：${timeCode.lastUsedAt ? shownTime(timeCode.lastUsedAt) : '未使用过'}。`
          : '还没有绑定。'}
      </p>
      <Buttons>
        <LinkButton href={`/${hall}/security/time-code`} look={timeCode ? 'secondary' : 'primary'}>
          {timeCode ? '更换或解除动态验证码' : '绑定动态验证码'}
        </LinkButton>
      </Buttons>
    </Card>
  )
}

function RecoveryCodes({ hall, left, fresh }: PartProps) {
  return (
    <Card title="恢复码">
      <p>手机或通行密钥丢失时，用恢复码代替，每个只能使用一次。还剩 {left} 个。</p>
      <LinkButton href={`/${hall}/security/recovery-codes`} look="secondary">
        {fresh ? '查看刚生成的恢复码' : '重新生成恢复码'}
      </LinkButton>
    </Card>
  )
}

/** Links for officers who reset other people's second factors. */
function ForOthers({ role }: { readonly role: OfficerRole }) {
  const [href, text] =
    role === 'admin'
      ? ['/agency/officers', '经办人员二次验证管理']
      : role === 'accept'
        ? ['/agency/counter-reset', '窗口重置二次验证']
        : []
  if (!href) return null
  return (
    <Card title="为他人重置">
      <p>他人同时丢失手机、通行密钥和恢复码时，核实身份后为其重置二次验证。</p>
      <LinkButton href={href} look="secondary">
        {text}
      </LinkButton>
    </Card>
  )
}
