import { certificatesOf, operatorsOf, sessionsOf } from '#identity'
import { shownTime } from '#platform'
import { getUnit, maskAccountNo } from '#registry'
import { Card, Facts, Table } from '#ui'
import { operatorPage } from '../serving/page.ts'
import { OwnCertificates } from './own-certificates.tsx'

/** 单位网厅 › 内部管理: GET /employer/management */
export const managementPage = operatorPage({
  path: '/employer/management',
  title: '内部管理',
  load: async ({ acting }, tx) => ({
    unit: await getUnit(tx, acting.who.unitNo),
    operators: await operatorsOf(tx, acting),
    certificates: await certificatesOf(tx, acting.who.unitNo),
    sessions: await sessionsOf(tx, acting),
  }),
  view: ({ unit, operators, certificates, sessions }) => (
    <>
      <Card title="单位信息">
        <Facts
          rows={[
            { label: '单位名称', value: unit.name },
            { label: '单位编号', value: unit.unitNo },
            { label: '统一社会信用代码', value: unit.creditCode ?? '' },
            { label: '开户银行', value: unit.bankName ?? '' },
            { label: '银行账号', value: maskAccountNo(unit.accountNo ?? '') },
            { label: '参保经办机构', value: unit.agencyName },
          ]}
        />
      </Card>
      <Card title="经办人">
        <Table
          caption="经办人"
          rows={operators}
          empty="还没有经办人。"
          columns={[
            { title: '姓名', cell: row => row.name },
            { title: '手机号码', cell: row => row.mobile, look: 'nowrap' },
            { title: '身份', cell: () => '管理员' },
            { title: '注册时间', cell: row => shownTime(row.since), look: 'nowrap' },
          ]}
        />
      </Card>
      <OwnCertificates rows={certificates} />
      <Card title="本账号的登录">
        <p class="muted">如有不是您本人的登录，请立即修改密码，其他登录会全部退出。</p>
        <Table
          caption="本账号的登录"
          rows={sessions}
          empty="没有其他登录。"
          columns={[
            { title: '登录时间', cell: row => shownTime(row.startedAt), look: 'nowrap' },
            { title: '最近使用', cell: row => shownTime(row.lastSeenAt), look: 'nowrap' },
            { title: '来访地址', cell: row => row.ip },
          ]}
        />
      </Card>
    </>
  ),
})
