import type { Catalogue } from '#casework'
import { type ExplainedCondition, figureInDoubt, type Policy } from '#entitlement'
import { Card, Table, Tag } from '#ui'
import { ItemButton } from './item-button.tsx'

/** Every condition: ✔ ✘ or unknown, figure and limit, source, and how to correct the figure. */
export function Conditions(props: {
  readonly catalogue: Catalogue
  readonly policy: Policy
  readonly conditions: readonly ExplainedCondition[]
}) {
  return (
    <Card title="逐项条件">
      <Table
        caption="逐项条件"
        rows={props.conditions}
        empty="没有条件。"
        columns={[
          { title: '结果', cell: row => <Result {...row} />, look: 'nowrap' },
          { title: '条件', cell: row => row.title, look: 'nowrap' },
          { title: '本单位', cell: row => row.figure },
          { title: '要求', cell: row => row.limit },
          {
            title: '数据来源和依据',
            cell: row => (
              <>
                {row.source}
                <br />
                <span class="muted">{row.clause}</span>
              </>
            ),
          },
          {
            title: '更正',
            cell: row => (
              <ItemButton
                catalogue={props.catalogue}
                button="correction"
                figure={figureInDoubt(row.code, props.policy)}
                look="secondary"
                small
              >
                数据有误<span class="hidden-text">：{row.title}</span>
              </ItemButton>
            ),
            look: 'nowrap',
          },
        ]}
      />
    </Card>
  )
}

/** The words carry the meaning; the mark is only decoration. */
function Result({ passed, unknown }: Pick<ExplainedCondition, 'passed' | 'unknown'>) {
  if (unknown) return <Tag tone="warning">？ 数据不全，按{passed ? '符合' : '不符合'}计</Tag>
  return passed ? <Tag tone="success">✔ 符合</Tag> : <Tag tone="danger">✘ 不符合</Tag>
}
