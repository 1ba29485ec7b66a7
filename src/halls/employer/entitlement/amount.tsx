import { outcomeNames, shownShare } from '#entitlement'
import { shownYuan } from '#platform'
import { Card, Table } from '#ui'
import type { OwnEntitlement } from './own-entitlement.ts'

/** How the amount is computed, step by step, each with its basis. */
export function Amount({ policy, facts, explanation, asOf }: OwnEntitlement) {
  const { evaluation, ratioClause } = explanation
  const { ratio, fullFen, amountFen, decision } = evaluation
  const steps = [
    {
      step: `返还基数：${policy.base_year} 年度单位和职工实际缴纳的失业保险费`,
      value: `${shownYuan(facts.baseFen)}\u00a0元`,
      basis: `失业保险缴费记录，截至 ${asOf} 到账；滞纳金和以前年度的补缴不计入`,
    },
    {
      step: `返还比例：${facts.unitType}${facts.size ? `，${facts.size}` : '，划型未登记'}`,
      value: shownShare(ratio),
      basis: ratioClause,
    },
    {
      step: `全部条件符合时的金额：${shownYuan(facts.baseFen)} × ${shownShare(ratio)}`,
      value: `${shownYuan(fullFen)}\u00a0元`,
      basis: '乘积四舍五入到分',
    },
    {
      step: `今天的结果：${outcomeNames[decision]}`,
      value: `${shownYuan(amountFen)}\u00a0元`,
      basis: '见逐项条件',
    },
  ]
  return (
    <Card title="金额怎样得出">
      <Table
        caption="金额怎样得出"
        rows={steps}
        empty=""
        columns={[
          { title: '步骤', cell: row => row.step },
          { title: '数', cell: row => row.value, look: 'number' },
          { title: '依据', cell: row => row.basis },
        ]}
      />
    </Card>
  )
}
