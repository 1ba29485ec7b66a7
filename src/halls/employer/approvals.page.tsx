import { listHearings } from '#casework'
import { Card, Empty } from '#ui'
import { operatorPage } from '../serving/page.ts'
import { ObjectionsTable } from './objections-table.tsx'

/**
 * 单位网厅 › 我的待审批业务: GET /employer/approvals. What people object to about the unit waits here for its answer. Nothing
 * waits for an approval: a unit with a single operator has no one to approve for.
 */
export const approvalsPage = operatorPage({
  path: '/employer/approvals',
  title: '我的待审批业务',
  load: ({ acting }, tx) => listHearings(tx, acting),
  view: hearings => (
    <>
      <Card title="职工异议">
        <ObjectionsTable hearings={hearings} />
      </Card>
      <Card title="内部复核">
        <Empty>没有待审批的业务。本单位没有设置内部复核，管理员填报后直接提交。</Empty>
      </Card>
    </>
  ),
})
