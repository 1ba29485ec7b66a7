import { monthWords } from '#entitlement'
import { businessDate, pageAt, shownYuan } from '#platform'
import { type Bill, type BillShare, billPeople, contributionRules, countBillPeople, getBill } from '#registry'
import { Buttons, Card, Figure, Figures, LinkButton, Pages, Table, Tag } from '#ui'
import { asOfd } from '../../printing/send-printout.ts'
import { operatorPage } from '../../serving/page.ts'
import { numberOf, pageAsked } from '../../serving/url-params.ts'
import { Lines, Rates } from './bill-parts.tsx'
import { billKinds, shownRate, stateOfBill } from './bill-words.ts'
import { documentPaths } from './paths.ts'

/** in three insurances: ninety rows */
const peopleAPage = 30

/** 单位网厅 › 查询打印 › 应缴核定单 › 一张: GET /employer/documents/bills/:no */
export const billPage = operatorPage({
  path: '/employer/documents/bills/:no',
  trail: [
    { href: documentPaths.page, text: '查询打印' },
    { href: documentPaths.bills, text: '应缴核定单' },
  ],
  async load(visit, tx) {
    const { unitNo } = visit.acting.who
    const bill = await getBill(tx, unitNo, numberOf(visit))
    const question = { unitNo, billNo: bill.billNo, months: [...new Set(bill.lines.map(line => line.month))] }
    const total = await countBillPeople(tx, question)
    const place = pageAt(total, pageAsked(visit.query), peopleAPage)
    const people = await billPeople(tx, { ...question, offset: place.offset, limit: peopleAPage })
    return { bill, total, place, people, today: businessDate(visit.acting.at) }
  },
  title: ({ bill }) => `${monthWords(bill.month)}应缴核定单`,
  heading: ({ bill, today }) => {
    const { tone, words } = stateOfBill(bill, today)
    return (
      <>
        {monthWords(bill.month)}应缴核定单 <Tag tone="info">{billKinds[bill.kind]}</Tag>{' '}
        <Tag tone={tone}>{words}</Tag>
      </>
    )
  },
  view: ({ bill, ...people }) => (
    <>
      <Sums bill={bill} />
      <Card title="按险种">
        <Lines
          lines={bill.lines}
          caption="按险种应缴"
          empty=""
          settled={{ late: bill.kind === 'late', areaCode: bill.areaCode, on: bill.settledOn }}
        />
        {bill.kind === 'late' ? <LateFee bill={bill} /> : null}
        <Rates lines={bill.lines} areaCode={bill.areaCode} />
        <Buttons>
          <LinkButton href={documentPaths.billPrint(bill.billNo)} look="secondary">
            打印核定单
          </LinkButton>
          <LinkButton href={asOfd(documentPaths.billPrint(bill.billNo))} look="secondary">
            核定单（OFD）
          </LinkButton>
        </Buttons>
      </Card>
      <People bill={bill} {...people} />
    </>
  ),
})

function Sums({ bill }: { readonly bill: Bill }) {
  const { deadline } = contributionRules(bill.month, bill.areaCode)
  return (
    <>
      <Figures>
        <Figure label="应缴合计" value={`${shownYuan(bill.dueFen)}元`}>
          核定日 {bill.settledOn}
        </Figure>
        <Figure label="已缴合计" value={`${shownYuan(bill.paidFen)}元`} />
        {bill.kind === 'late' ? <Figure label="滞纳金" value={`${shownYuan(bill.lateFeeFen)}元`} /> : null}
        <Figure label="缴费截止日" value={bill.dueOn} />
      </Figures>
      <p class="muted">
        缴费截止日为核定月之后第 {deadline.monthsAfter} 个月的最后一天，依据：{deadline.source}。
      </p>
    </>
  )
}

function LateFee({ bill }: { readonly bill: Bill }) {
  const { lateFee } = contributionRules(bill.month, bill.areaCode)
  return (
    <p class="muted">
      滞纳金从各月缴费截止日的次日起算到核定日，按日加收应缴合计的 {shownRate(lateFee.perDay)}，依据：
      {lateFee.source}。补缴的月份和滞纳金不计入稳岗返还的计算基数。
    </p>
  )
}

interface PeopleProps {
  readonly bill: Bill
  readonly total: number
  readonly place: { readonly page: number; readonly pages: number }
  readonly people: readonly BillShare[]
}

function People({ bill, total, place, people }: PeopleProps) {
  const title = `参保人员（${total} 人）`
  return (
    <Card title={title}>
      <Table
        caption={title}
        rows={people}
        empty=""
        columns={[
          { title: '姓名', cell: row => row.name, look: 'nowrap' },
          { title: '证件号码', cell: row => row.idNo, look: 'nowrap' },
          { title: '费款所属期', cell: row => monthWords(row.month), look: 'nowrap' },
          { title: '险种', cell: row => row.insurance, look: 'nowrap' },
          { title: '缴费基数(元)', cell: row => shownYuan(row.baseFen), look: 'number' },
          { title: '单位应缴(元)', cell: row => shownYuan(row.unitDueFen), look: 'number' },
          { title: '个人应缴(元)', cell: row => shownYuan(row.personDueFen), look: 'number' },
          { title: '已缴(元)', cell: row => shownYuan(row.paidFen), look: 'number' },
        ]}
      />
      <Pages {...place} total={total} hrefOf={page => documentPaths.billPage(bill.billNo, page)} />
    </Card>
  )
}
