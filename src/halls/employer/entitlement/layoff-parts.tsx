import type { Catalogue } from '#casework'
import { clauseOf, type FormulaRow, howDepartureCounts, monthWords } from '#entitlement'
import { type DepartureCountLine, reductionName } from '#registry'
import { Card, Pages, Table, Tag } from '#ui'
import { ItemButton } from './item-button.tsx'
import type { Layoffs } from './layoffs.ts'
import { entitlementPaths } from './paths.ts'

/** All formulas in use with this unit's figures; the policy's own formula is marked. */
export function Formulas({ policy, formulas }: Layoffs) {
  return (
    <Card title="裁员率怎样算">
      <p>
        {policy.year} 年度按标有“本年度采用”的方法计算（{clauseOf(policy, 'layoff_formula')}
        ）。其他方法在别的地区或年度采用，只供比较。
      </p>
      <Table
        caption="各种计算方法"
        rows={formulas}
        empty=""
        columns={[
          { title: '方法', cell: row => row.words },
          { title: '本单位的数', cell: row => row.counted },
          { title: '裁员率', cell: row => (row.unknown ? '—' : row.shownRate), look: 'number' },
          {
            title: '与上限比较',
            cell: Compared,
            look: 'nowrap',
          },
          {
            title: '采用',
            cell: row => (row.used ? <Tag tone="info">本年度采用</Tag> : '—'),
            look: 'nowrap',
          },
        ]}
      />
    </Card>
  )
}

function Compared({ passed, unknown }: FormulaRow) {
  if (unknown) return <Tag tone="warning">？ 没有人数记录</Tag>
  return passed ? <Tag tone="success">✔ 不超过</Tag> : <Tag tone="danger">✘ 超过</Tag>
}

/** Per month: insured, claimants, departures. */
export function Months({ policy, months, counts }: Layoffs) {
  const of = (month: string, which: (line: DepartureCountLine) => boolean) =>
    counts.filter(line => line.month === month && which(line)).reduce((sum, line) => sum + line.people, 0)
  const normal = ({ kind, reason }: DepartureCountLine) =>
    kind === 'reduction' && reason !== undefined && policy.normal_reductions.value.includes(reason)
  const heads = new Map(months.map(({ month, headcount }) => [month, headcount]))
  const rows = Array.from({ length: 13 }, (_, i) =>
    i === 0 ? `${policy.base_year - 1}12` : `${policy.base_year}${String(i).padStart(2, '0')}`,
  )
  return (
    <Card title="逐月人数">
      <Table
        caption="逐月人数"
        rows={rows}
        empty=""
        columns={[
          { title: '月份', cell: month => monthWords(month), look: 'nowrap' },
          { title: '参保人数', cell: month => heads.get(month) ?? '没有记录', look: 'number' },
          {
            title: '比上月',
            cell: (month, i) => difference(heads.get(month), heads.get(rows[i - 1] ?? '')),
            look: 'number',
          },
          {
            title: '新领取失业保险金',
            cell: month => of(month, line => line.kind === 'claimant'),
            look: 'number',
          },
          { title: '减员', cell: month => of(month, line => line.kind === 'reduction'), look: 'number' },
          { title: '其中正常减员', cell: month => of(month, normal), look: 'number' },
        ]}
      />
    </Card>
  )
}

function difference(now: number | undefined, before: number | undefined): string {
  if (now === undefined || before === undefined) return '—'
  return now > before ? `+${now - before}` : String(now - before)
}

/** Everyone who left or claimed benefit, masked, with why each line counts or does not. */
export function People({ catalogue, policy, people, ...pages }: Layoffs & { readonly catalogue: Catalogue }) {
  return (
    <Card title="逐人明细">
      <p>
        登记数据中没有离职人员的姓名，证件号码只显示首尾。同一人既有减员又有领金记录的，各列一行，不重复计入。
      </p>
      <Table
        caption="逐人明细"
        rows={people.map(one => ({ ...one, ...howDepartureCounts(policy, one) }))}
        empty={`${policy.base_year} 年度没有减员或领取失业保险金的记录。`}
        columns={[
          { title: '月份', cell: row => monthWords(row.month), look: 'nowrap' },
          { title: '证件号码', cell: row => row.idNo, look: 'nowrap' },
          { title: '记录', cell: row => (row.kind === 'claimant' ? '新领取失业保险金' : '减员') },
          { title: '原因', cell: row => reasonOf(row.reason) },
          {
            title: '是否计入',
            cell: row => (row.counts ? <Tag tone="danger">计入</Tag> : <Tag>不计入</Tag>),
            look: 'nowrap',
          },
          { title: '为什么', cell: row => row.why },
        ]}
      />
      <Pages {...pages} hrefOf={page => `${entitlementPaths.layoffs}?page=${page}`} />
      <ItemButton catalogue={catalogue} button="correction" figure="newClaimants" look="secondary" small>
        明细有误，申请更正
      </ItemButton>
    </Card>
  )
}

const reasonOf = (reason: string | undefined) =>
  reason === undefined ? '—' : `${reason} ${reductionName(reason)}`
