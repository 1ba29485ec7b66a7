import { type Condition, mayDecide, tickOf } from '#casework'
import { Button, Buttons, Card, LinkButton, Table, Tag } from '#ui'
import type { OfficersCase } from './officers-case.ts'

/** 逐项核对: every condition with its source, each to be ticked by the approving officer. */
export function Conditions({ visit, item, file, examination, next }: OfficersCase) {
  const conditions = examination.today?.conditions ?? []
  const { declarationId, state, step } = file.declaration
  const checks = mayDecide('approve', item, { state, step, role: visit.acting.who.role })
  if (conditions.length === 0) return null
  const ticked = new Set(visit.typed?.condition?.split(' ') ?? examination.kept)
  const tick = {
    title: '核对',
    cell: (row: Condition) => <Tick condition={row} ticked={ticked.has(tickOf(row))} />,
  }
  return (
    <Card title="条件核对">
      <Table
        caption="条件核对"
        rows={conditions}
        empty=""
        columns={[
          { title: '条件', cell: row => row.title },
          { title: '现在的数据', cell: row => <b>{row.figure}</b> },
          { title: '要求', cell: row => row.limit },
          {
            title: '结果',
            cell: row => <Tag tone={row.passed ? 'success' : 'danger'}>{row.passed ? '符合' : '不符合'}</Tag>,
            look: 'nowrap',
          },
          {
            title: '来源',
            cell: row => <a href={`/agency/cases/${declarationId}/sources/${row.code}`}>{row.source}</a>,
          },
          { title: '依据', cell: row => row.clause },
          ...(checks ? [tick] : []),
        ]}
      />
      {checks ? (
        <>
          <p class="muted">请打开来源逐项核对后勾选；数据变化后需要重新核对。</p>
          <Buttons>
            <Button name="_act" value="confirm" look="secondary">
              保存核对结果
            </Button>
            <Button name="_act" value="confirm-next" look="secondary">
              保存核对结果，看下一件
            </Button>
            {next ? (
              <LinkButton href={`/agency/cases/${next}`} look="secondary">
                下一件
              </LinkButton>
            ) : null}
          </Buttons>
        </>
      ) : null}
    </Card>
  )
}

function Tick({ condition, ticked }: { readonly condition: Condition; readonly ticked: boolean }) {
  return (
    <input
      type="checkbox"
      name="condition"
      value={tickOf(condition)}
      aria-label={`已核对${condition.title}`}
      checked={ticked}
    />
  )
}
