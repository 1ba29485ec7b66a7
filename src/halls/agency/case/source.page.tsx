import { type Condition, caseFile, evaluateCase, getItem } from '#casework'
import { findPolicy, type RegisterName, registerOf } from '#entitlement'
import { businessDate, businessMonth, businessYear, refuse, shownYuan } from '#platform'
import {
  type ContributionMonth,
  contributionMonths,
  type Departure,
  departures,
  getUnit,
  monthOf,
  reductionName,
  type Unit,
} from '#registry'
import { Card, Facts, LinkButton, Table, Tag } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'

/** 经办端 › 办理 › 数据来源: GET /agency/cases/:id/sources/:condition */
export const sourcePage = officerPage({
  path: '/agency/cases/:id/sources/:condition',
  title: '数据来源',
  async load(visit, tx) {
    const file = await caseFile(tx, visit.params.id ?? '')
    const { declaration } = file
    const item = getItem(visit.catalogue, declaration.itemCode)
    const { today } = await evaluateCase(tx, visit.acting, item, file)
    const condition = today?.conditions.find(one => one.code === visit.params.condition)
    if (!condition) return refuse('not-found', '该业务没有这项条件。')
    const base = findPolicy(wholeNumber(declaration.subject) ?? 0)?.base_year
    const to = businessMonth(visit.acting.at)
    const range = { from: `${base ? base - 1 : businessYear(visit.acting.at) - 2}12`, to }
    const claimed = base ? { from: `${base}01`, to: `${base}12` } : range
    return {
      condition,
      unit: await getUnit(tx, declaration.unitNo),
      months: await contributionMonths(tx, declaration.unitNo, range),
      left: await departures(tx, declaration.unitNo, { ...claimed, limit: mostShown }),
    }
  },
  heading: ({ condition }) => (
    <>
      {condition.title}{' '}
      <Tag tone={condition.passed ? 'success' : 'danger'}>{condition.passed ? '符合' : '不符合'}</Tag>
    </>
  ),
  trail: (_, visit) => [{ href: caseOf(visit), text: '办理' }],
  view: (data, visit) => <View {...data} visit={visit} />,
})

const caseOf = ({ params }: Visit) => `/agency/cases/${params.id ?? ''}`

const mostShown = 500

interface ViewProps {
  readonly visit: Visit
  readonly condition: Condition
  readonly unit: Unit
  readonly months: readonly ContributionMonth[]
  readonly left: readonly Departure[]
}

function View({ visit, condition, unit, months, left }: ViewProps) {
  const register = registerBehind(condition.code)
  return (
    <>
      <Card title="核对内容">
        <Facts
          rows={[
            { label: '单位名称', value: unit.name },
            { label: '现在的数据', value: condition.figure },
            { label: '要求', value: condition.limit },
            { label: '来源', value: condition.source },
            { label: '依据', value: condition.clause },
          ]}
        />
      </Card>
      {register === 'claimants' ? <Departures left={left} /> : null}
      {register === 'claimants' || register === 'contributions' ? (
        <Months months={months} today={businessDate(visit.acting.at)} />
      ) : null}
      {register === 'registration' || register === 'credit' || !register ? (
        <Registration unit={unit} />
      ) : null}
      <LinkButton href={caseOf(visit)} look="secondary">
        返回办理
      </LinkButton>
    </>
  )
}

const registers: Readonly<Record<string, RegisterName>> = registerOf

const registerBehind = (code: string): RegisterName | undefined =>
  Object.hasOwn(registers, code) ? registers[code] : undefined

interface MonthsProps {
  readonly months: readonly ContributionMonth[]
  /** YYYY-MM-DD: this month's contributions may still be paid, and deferred ones later */
  readonly today: string
}

function Months({ months, today }: MonthsProps) {
  const present = monthOf(today)
  return (
    <Card title="失业保险缴费记录">
      <Table
        caption="逐月缴费"
        rows={months}
        empty="没有缴费记录。"
        columns={[
          { title: '月份', cell: row => row.month, look: 'nowrap' },
          { title: '参保人数', cell: row => row.headcount, look: 'number' },
          { title: '应缴（元）', cell: row => shownYuan(row.dueFen), look: 'number' },
          { title: '实缴（元）', cell: row => shownYuan(row.paidFen), look: 'number' },
          { title: '到账日期', cell: row => row.paidOn ?? '—', look: 'nowrap' },
          {
            title: '核对',
            cell: row =>
              row.paidFen >= row.dueFen ? (
                <Tag tone="success">足额</Tag>
              ) : row.deferredUntil !== null && today <= row.deferredUntil ? (
                <Tag tone="info">{`缓缴至 ${row.deferredUntil}`}</Tag>
              ) : row.month >= present ? (
                <Tag>本月未缴</Tag>
              ) : (
                <Tag tone="danger">未足额</Tag>
              ),
            look: 'nowrap',
          },
        ]}
      />
    </Card>
  )
}

function Departures({ left }: { readonly left: readonly Departure[] }) {
  return (
    <Card title="失业保险金领取和减员记录">
      <Table
        caption="逐人记录"
        rows={left}
        empty="上年度没有领取失业保险金和减员的记录。"
        columns={[
          { title: '月份', cell: row => row.month, look: 'nowrap' },
          {
            title: '类别',
            cell: row => (row.kind === 'claimant' ? '新领取失业保险金' : '减员'),
            look: 'nowrap',
          },
          { title: '证件号码', cell: row => row.idNo, look: 'nowrap' },
          {
            title: '减员原因',
            cell: row => (row.reason ? reductionName(row.reason) : '—'),
          },
        ]}
      />
      {left.length >= mostShown ? <p class="muted">只显示前 {mostShown} 条。</p> : null}
    </Card>
  )
}

const yes = (value: boolean) => (value ? '是' : '否')

function Registration({ unit }: { readonly unit: Unit }) {
  return (
    <Card title="单位参保登记信息">
      <Facts
        rows={[
          { label: '单位编号', value: unit.unitNo },
          { label: '统一社会信用代码', value: unit.creditCode ?? '' },
          { label: '单位类型', value: unit.unitType },
          { label: '划型', value: unit.size ?? '' },
          { label: '统筹区', value: unit.areaName },
          { label: '劳务派遣单位', value: yes(unit.labourDispatch) },
          { label: '在破产、注销程序中', value: yes(unit.deregistering) },
          { label: '列入严重违法失信名单', value: yes(unit.discredited) },
        ]}
      />
    </Card>
  )
}
