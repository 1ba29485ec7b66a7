import { type OfficerActor, recordMobileAtCounter } from '#identity'
import { shownTime } from '#platform'
import { mobileChanges, type RecordedMobileChange } from '#registry'
import {
  Button,
  Buttons,
  Card,
  CheckField,
  ErrorSummary,
  Form,
  PageTitle,
  PasswordField,
  Table,
  TextField,
} from '#ui'
import { Frame } from '../../frame.tsx'
import { errorOf, input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'

const title = '个人手机号登记'

/** 经办端 › 个人手机号登记, for a person at the counter with an ID card: GET, POST /agency/person-mobiles */
export const personMobilesPage = officerPage({
  path: '/agency/person-mobiles',
  title,
  load: (_, tx) => mobileChanges(tx),
  view: (changes, visit) => <View visit={visit} changes={changes} />,
  async post(visit, { values }, tx) {
    const name = await recordMobileAtCounter(tx, visit.acting, values)
    return { to: visit.path, message: `已登记${name}的手机号码；原来登记的号码会收到短信。` }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly changes: readonly RecordedMobileChange[]
}

function View({ visit, changes }: ViewProps) {
  return (
    <Frame visit={visit} title={title}>
      <PageTitle>{title}</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card title="登记或变更">
        <p>
          用于手机号码已更换或没有登记的参保人员。请核对本人和身份证原件；已有网厅账号的，账号的手机号一并变更。
        </p>
        <Form action={visit.path} hidden={visit.hidden}>
          <TextField {...input(visit, 'name')} label="姓名" required autocomplete="off" />
          <TextField {...input(visit, 'idNo')} label="证件号码" required autocomplete="off" check="id-no" />
          <TextField
            {...input(visit, 'mobile')}
            label="手机号码"
            required
            type="tel"
            autocomplete="off"
            check="mobile"
          />
          <TextField
            {...input(visit, 'reason')}
            label="核实情况"
            required
            maxLength={100}
            hint="如“本人到窗口，原号码已停用”"
          />
          <CheckField {...input(visit, 'seen')} label="已核对本人和身份证原件" />
          <PasswordField
            name="password"
            label="您的登录密码"
            required
            autocomplete="current-password"
            error={errorOf(visit, 'password')}
          />
          <Buttons>
            <Button>登记手机号码</Button>
          </Buttons>
        </Form>
      </Card>
      <Changes changes={changes} />
    </Frame>
  )
}

function Changes({ changes }: Pick<ViewProps, 'changes'>) {
  return (
    <Card title="登记记录">
      <Table
        caption="登记记录"
        rows={changes}
        empty="还没有登记过。"
        columns={[
          { title: '姓名', cell: row => row.person, look: 'nowrap' },
          { title: '证件号码', cell: row => row.idNo, look: 'nowrap' },
          { title: '原手机号码', cell: row => row.previousMobile || '—', look: 'nowrap' },
          { title: '手机号码', cell: row => row.mobile, look: 'nowrap' },
          { title: '方式', cell: row => row.source, look: 'nowrap' },
          { title: '核实情况', cell: row => row.reason },
          { title: '经办', cell: row => row.by, look: 'nowrap' },
          { title: '时间', cell: row => shownTime(row.at), look: 'nowrap' },
        ]}
      />
    </Card>
  )
}
