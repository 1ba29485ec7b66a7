import { Card, Tiles } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { moneyPaths } from '../money/paths.ts'
import { documentPaths } from './paths.ts'

/** 单位网厅 › 查询打印: GET /employer/documents */
export const documentsPage = operatorPage({
  path: documentPaths.page,
  title: '查询打印',
  load: async () => undefined,
  view: () => (
    <Card title="查询打印">
      <Tiles
        label="查询打印"
        tiles={[
          {
            text: '缴费明细',
            icon: 'files',
            href: documentPaths.contributions,
            note: '逐月应缴、已缴和欠费',
          },
          {
            text: '应缴核定单',
            icon: 'building-bank',
            href: documentPaths.bills,
            note: '每月应缴、预计和补缴',
          },
          {
            text: '职工花名册',
            icon: 'users',
            href: documentPaths.staff,
            note: '在职参保职工，可导出',
          },
          {
            text: '缓缴和补缴',
            icon: 'files',
            href: documentPaths.deferrals,
            note: '缓缴的月份、还应补缴的金额和期限',
          },
          {
            text: '单据打印',
            icon: 'printer',
            href: '/employer/progress',
            note: '申报表、受理单、结果通知',
          },
          { text: '资金使用台账', icon: 'edit', href: moneyPaths.ledger, note: '登记、打印、导出' },
        ]}
      />
    </Card>
  ),
})
