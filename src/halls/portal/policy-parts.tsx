import {
  averageOf,
  clauseOf,
  type Example,
  figureNames,
  figuresOfPolicy,
  outcomeNames,
  type Policy,
  type PolicyChange,
  reasonNames,
  valueWords,
} from '#entitlement'
import { shownYuan } from '#platform'
import { Card, Table } from '#ui'

/** Every figure of a policy in words, with its clause. */
export function Figures({ policy }: { readonly policy: Policy }) {
  return (
    <Card title="各项规定">
      <Table
        caption="各项规定"
        rows={figuresOfPolicy}
        empty=""
        columns={[
          { title: '规定', cell: name => figureNames[name], look: 'nowrap' },
          { title: '内容', cell: name => valueWords(policy, name).join('；') },
          { title: '文件和条款', cell: name => clauseOf(policy, name) },
        ]}
      />
    </Card>
  )
}

/** Changes from last year, by comparing the two files. */
export function Changes(props: {
  readonly previous: number | undefined
  readonly changes: readonly PolicyChange[]
}) {
  if (props.previous === undefined) {
    return (
      <Card title="与上一年度相比">
        <p>没有上一年度的政策文件可以比较。</p>
      </Card>
    )
  }
  return (
    <Card title={`与 ${props.previous} 年度相比`}>
      <Table
        caption={`与 ${props.previous} 年度相比`}
        rows={props.changes}
        empty={`各项规定与 ${props.previous} 年度相同。`}
        columns={[
          { title: '规定', cell: row => row.title, look: 'nowrap' },
          { title: '原来有、现在没有', cell: row => row.was.join('；') || '—' },
          { title: '现在新规定', cell: row => row.is.join('；') || '—' },
        ]}
      />
    </Card>
  )
}

/** The worked examples the policy file must satisfy. */
export function Examples({ examples }: { readonly examples: readonly Example[] }) {
  return (
    <Card title="算例">
      <p>以下算例由经办机构写在政策文件中，系统每次启动都逐条核对，算得不一样就不能运行。</p>
      <Table
        caption="算例"
        rows={examples}
        empty=""
        columns={[
          { title: '算例', cell: row => row.name },
          { title: '单位', cell: ({ facts }) => [facts.unitType, facts.size].filter(Boolean).join('，') },
          { title: '缴费月数', cell: ({ facts }) => facts.monthsPaid, look: 'number' },
          { title: '月平均人数', cell: ({ facts }) => averageOf(facts), look: 'number' },
          { title: '实际缴费（元）', cell: ({ facts }) => shownYuan(facts.baseFen), look: 'number' },
          { title: '结果', cell: row => resultOf(row) },
          { title: '金额（元）', cell: row => shownYuan(row.amountFen), look: 'number' },
        ]}
      />
    </Card>
  )
}

const resultOf = ({ decision, reasons }: Example) =>
  reasons.length === 0
    ? outcomeNames[decision]
    : `${outcomeNames[decision]}（${reasons.map(code => reasonNames[code]).join('、')}）`
