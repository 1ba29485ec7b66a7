import { Empty } from '#ui'
import { operatorPage } from '../serving/page.ts'

/** 单位网厅 › 我的待审批业务: GET /employer/approvals. Always empty: a unit with a single operator has no one to approve for. */
export const approvalsPage = operatorPage({
  path: '/employer/approvals',
  title: '我的待审批业务',
  load: async () => undefined,
  view: () => <Empty>没有待审批的业务。本单位没有设置内部复核，管理员填报后直接提交。</Empty>,
})
