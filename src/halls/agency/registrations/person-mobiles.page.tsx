import { recordMobileAtCounter } from '#identity'
import { shownTime } from '#platform'
import { mobileChanges, type RecordedMobileChange } from '#registry'
import { Button, Buttons, Card, CheckField, Form, Table, TextField } from '#ui'
import { MobileField } from '../../form-parts/mobile-field.tsx'
import { OwnPasswordField } from '../../form-parts/own-password-field.tsx'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'

/** 经办端 › 个人手机号登记, for a person at the counter with an ID card: GET, POST /agency/person-mobiles */
export const personMobilesPage = officerPage({
  path: '/agency/person-mobiles',
  title: '个人手机号登记',
  load: (_, tx) => mobileChanges(tx),
  view: (changes, visit) => (
    <>
      <Card title="登记或变更">
        <p>
          用于手机号码已更换或没有登记的参保人员。请核对本人和身份证原件；已有网厅账号的，账号的手机号一并变更。
        </p>
        <Form action={visit.path} hidden={visit.hidden}>
          <TextField {...input(visit, 'name')} label="姓名" required autocomplete="off" kind="name" />
          <TextField {...input(visit, 'idNo')} label="证件号码" required autocomplete="off" kind="id-no" />
          <MobileField visit={visit} autocomplete="off" />
          <TextField
            {...input(visit, 'reason')}
            label="核实情况"
            required
            maxLength={100}
            hint="如“本人到窗口，原号码已停用”"
          />
          <CheckField {...input(visit, 'seen')} label="已核对本人和身份证原件" />
          <OwnPasswordField visit={visit} label="您的登录密码" />
          <Buttons>
            <Button>登记手机号码</Button>
          </Buttons>
        </Form>
      </Card>
      <Changes changes={changes} />
    </>
  ),
  async post(visit, { values }, tx) {
    const name = await recordMobileAtCounter(tx, visit.acting, values)
    return { to: visit.path, message: `已登记${name}的手机号码；原来登记的号码会收到短信。` }
  },
})

function Changes({ changes }: { readonly changes: readonly RecordedMobileChange[] }) {
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
