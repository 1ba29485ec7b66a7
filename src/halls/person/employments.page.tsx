import { employmentsOf } from '#registry'
import { Card, Empty, Notice } from '#ui'
import { personPage } from '../serving/page.ts'
import { EmploymentsTable } from './employments-table.tsx'

/** 个人网厅 › 参保变动: GET /person/employments */
export const employmentsPage = personPage({
  path: '/person/employments',
  title: '参保变动',
  load: (visit, tx) => employmentsOf(tx, visit.acting.who.personNo),
  view: employments => (
    <>
      <Notice>
        <p>这里列出各单位为您申报的参保、停保和申报的时间。单位每次申报，都会向您登记的手机发送短信。</p>
      </Notice>
      {employments.length === 0 ? <Empty>没有查询到您的参保记录。</Empty> : null}
      {[...new Set(employments.map(one => one.unitNo))].map(unitNo => {
        const ofUnit = employments.filter(one => one.unitNo === unitNo)
        const name = ofUnit[0]?.unitName ?? unitNo
        return (
          <Card key={unitNo} title={name}>
            <EmploymentsTable unitName={name} employments={ofUnit} />
          </Card>
        )
      })}
    </>
  ),
})
