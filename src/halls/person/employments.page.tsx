import { employmentsOf } from '#registry'
import { Card, Empty, Notice } from '#ui'
import { personPage } from '../serving/page.ts'
import { EmploymentsTable } from './employments-table.tsx'

/** 个人网厅 › 参保变动: GET /person/employments */
export const employmentsPage = personPage({
  path: '/person/employments',
  title: '参保变动',
  load: async (visit, tx) => ({
    employments: await employmentsOf(tx, visit.acting.who.personNo),
    items: [...visit.catalogue.values()].filter(item => item.about === 'employment'),
  }),
  view: ({ employments, items }) => (
    <>
      <Notice>
        <p>
          这里列出各单位为您申报的参保、停保和申报的时间。单位每次申报，都会向您登记的手机发送短信；不属实的，可以点“有异议”，由经办机构核实处理。
        </p>
      </Notice>
      {employments.length === 0 ? <Empty>没有查询到您的参保记录。</Empty> : null}
      {[...new Set(employments.map(one => one.unitNo))].map(unitNo => {
        const ofUnit = employments.filter(one => one.unitNo === unitNo)
        const name = ofUnit[0]?.unitName ?? unitNo
        return (
          <Card key={unitNo} title={name}>
            <EmploymentsTable unitName={name} employments={ofUnit} items={items} />
          </Card>
        )
      })}
    </>
  ),
})
