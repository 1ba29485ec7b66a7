import { shownTime } from '#platform'
import { maskMobile, unverifiedContacts } from '#registry'
import { Card, Table } from '#ui'
import { officerPage } from '../../serving/page.ts'
import { contactPath } from './paths.ts'

/** 经办端 › 单位联系人信息确认: GET /agency/unit-contacts */
export const contactsPage = officerPage({
  path: '/agency/unit-contacts',
  title: '单位联系人信息确认',
  load: (_, tx) => unverifiedContacts(tx),
  view: waiting => (
    <>
      <p class="muted">
        没有登记法定代表人手机的单位，由职工维护统一社会信用代码后，联系人信息未经核实；确认前不能受理该单位的资金类业务。
      </p>
      <Card title="待确认的单位">
        <Table
          caption="待确认的单位"
          rows={waiting}
          empty="没有待确认的单位。"
          columns={[
            { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
            { title: '单位名称', cell: row => row.unitName },
            { title: '授权经办人', cell: row => row.operatorName },
            { title: '经办人手机', cell: row => maskMobile(row.operatorMobile), look: 'nowrap' },
            { title: '维护时间', cell: row => shownTime(row.maintainedAt), look: 'nowrap' },
            { title: '操作', cell: row => <a href={contactPath(row.unitNo)}>核实确认</a>, look: 'nowrap' },
          ]}
        />
      </Card>
    </>
  ),
})
