import { type Explanation, outcomeNames, shownShare } from '#entitlement'
import { shownYuan } from '#platform'
import { Card, Notice, Table, Tag } from '#ui'
import type { Trial } from './trial.ts'

interface Line {
  readonly title: string
  readonly was: string
  readonly is: string
  readonly changed: boolean
}

/** Today's figures beside the what-if, line by line, with differences marked. */
export function Comparison({ trial, base = '今天' }: { readonly trial: Trial; readonly base?: string }) {
  const { explanation, today, policy } = trial
  if (!explanation) return null
  const { decision, amountFen, fullFen } = explanation.evaluation
  const amount = decision === 'eligible' ? amountFen : fullFen
  return (
    <>
      <Notice
        tone={decision === 'eligible' ? 'success' : 'warning'}
        title={`假设的结果：${outcomeNames[decision]}`}
      >
        <p>
          {decision === 'eligible' ? '可以返还' : '全部条件符合时的金额'} {shownYuan(amount)}{' '}
          元。这是试算，不作保存，也不改变任何登记数据。
        </p>
      </Notice>
      <Card title={`与${base}比较`}>
        <Table
          caption={`与${base}比较`}
          rows={linesOf(today.explanation, explanation)}
          empty=""
          columns={[
            { title: '项目', cell: row => row.title, look: 'nowrap' },
            { title: `${base}（${today.policy.year} 年度政策）`, cell: row => row.was },
            { title: `假设（${policy.year} 年度政策）`, cell: row => row.is },
            {
              title: '变化',
              cell: row => (row.changed ? <Tag tone="warning">有变化</Tag> : '—'),
              look: 'nowrap',
            },
          ]}
        />
      </Card>
    </>
  )
}

function linesOf(today: Explanation, other: Explanation): readonly Line[] {
  const line = (title: string, of: (one: Explanation) => string): Line => {
    const [was, is] = [of(today), of(other)]
    return { title, was, is, changed: was !== is }
  }
  return [
    line('结果', one => outcomeNames[one.evaluation.decision]),
    line('返还金额', one => `${shownYuan(one.evaluation.amountFen)} 元`),
    line('全部符合时的金额', one => `${shownYuan(one.evaluation.fullFen)} 元`),
    line('返还比例', one => shownShare(one.evaluation.ratio)),
    ...today.conditions.map(({ code, title }) =>
      line(title, one => {
        const found = one.conditions.find(condition => condition.code === code)
        return found ? `${found.passed ? '✔ 符合' : '✘ 不符合'}：${found.figure}，要求${found.limit}` : ''
      }),
    ),
  ]
}
