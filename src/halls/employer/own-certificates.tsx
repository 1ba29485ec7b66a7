import { certificateStates, type RegisteredCertificate } from '#identity'
import { businessDate } from '#platform'
import { Card, Table } from '#ui'

/** The unit's own certificates, as registered at its agency. */
export function OwnCertificates({ rows }: { readonly rows: readonly RegisteredCertificate[] }) {
  return (
    <Card title="数字证书">
      <p class="muted">UK 遗失、更换或不再使用的，请立即到参保地社会保险经办机构办理。</p>
      <Table
        caption="数字证书"
        rows={rows}
        empty="还没有办理CA登记。"
        columns={[
          { title: '证书尾号', cell: row => row.serial.slice(-6), look: 'nowrap' },
          { title: '发证机构', cell: row => row.issuer },
          { title: '有效期至', cell: row => businessDate(row.validTo), look: 'nowrap' },
          { title: '登记日期', cell: row => businessDate(row.boundAt), look: 'nowrap' },
          { title: '状态', cell: row => certificateStates[row.state], look: 'nowrap' },
        ]}
      />
    </Card>
  )
}
