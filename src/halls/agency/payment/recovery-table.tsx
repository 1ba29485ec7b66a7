import type { ComponentChildren } from 'preact'
import { type Recovery, recoveryStates } from '#disbursement'
import { shownTime, shownYuan } from '#platform'
import { Table, Tag } from '#ui'
import { recoveryTones } from './tones.ts'

/** Recoveries, each with its available actions. */
export function RecoveryTable({
  rows,
  act,
}: {
  readonly rows: readonly Recovery[]
  readonly act?: (row: Recovery) => ComponentChildren
}) {
  return (
    <Table
      caption="资金追回"
      rows={rows}
      empty="没有追回。"
      columns={[
        { title: '单位名称', cell: row => row.unitName },
        { title: '追回原因', cell: row => `${row.cause}：${row.reason}` },
        { title: '应追回(元)', cell: row => shownYuan(row.amountFen), look: 'number' },
        { title: '已追回(元)', cell: row => shownYuan(row.receivedFen), look: 'number' },
        { title: '发起', cell: row => `${row.openedName} ${shownTime(row.openedAt)}` },
        {
          title: '状态',
          cell: row => <Tag tone={recoveryTones[row.state]}>{recoveryStates[row.state]}</Tag>,
          look: 'nowrap',
        },
        ...(act ? [{ title: '操作', cell: act }] : []),
      ]}
    />
  )
}
