import { type UseLedger, useLedger, writeUse } from '#disbursement'
import { shownYuan } from '#platform'
import { Buttons, Card, Counts, Figure, Figures, LinkButton, Notice, Table } from '#ui'
import { asOfd } from '../../printing/send-printout.ts'
import { operatorPage } from '../../serving/page.ts'
import { yearAsked } from '../../serving/url-params.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { EntryTable } from './entry-table.tsx'
import { moneyPaths } from './paths.ts'
import { UseForm } from './use-form.tsx'

/** 单位网厅 › 资金使用台账: GET, POST /employer/use-ledger */
export const ledgerPage = operatorPage({
  path: moneyPaths.ledger,
  title: '资金使用台账',
  load: (visit, tx) => useLedger(tx, visit.acting, yearAsked(visit.query)),
  heading: ({ year }) => `${year} 年度资金使用台账`,
  view: (ledger, visit) => (
    <>
      {ledger.years.length > 1 ? (
        <Counts
          label="资金年度"
          counts={ledger.years.map(year => ({ href: moneyPaths.ledgerOf(year), text: `${year} 年度` }))}
        />
      ) : null}
      <Totals ledger={ledger} />
      <Card title="登记使用情况">
        <UseForm
          visit={visit}
          action={moneyPaths.ledger}
          years={ledger.years}
          known={{ year: String(ledger.year) }}
        />
      </Card>
      <Card title="台账明细">
        <EntryTable entries={ledger.entries} />
        <Buttons>
          <LinkButton href={moneyPaths.print(ledger.year)} look="secondary">
            打印台账
          </LinkButton>
          <LinkButton href={asOfd(moneyPaths.print(ledger.year))} look="secondary">
            台账（OFD）
          </LinkButton>
          <LinkButton href={moneyPaths.csv(ledger.year)} look="secondary">
            导出台账
          </LinkButton>
        </Buttons>
      </Card>
    </>
  ),
  async post(visit, { values, file }, tx) {
    await writeUse(tx, visit.acting, { values, ...(file?.name ? { evidence: file } : {}) })
    return { to: moneyPaths.ledgerOf(wholeNumber(values.year, 4) ?? 0), message: '登记成功。' }
  },
})

function Totals({ ledger }: { readonly ledger: UseLedger }) {
  const leftFen = ledger.receivedFen - ledger.paidBackFen - ledger.usedFen
  return (
    <>
      <Figures>
        <Figure label="收到返还资金" value={`${shownYuan(ledger.receivedFen)}元`} />
        <Figure label="已登记使用" value={`${shownYuan(ledger.usedFen)}元`} />
        <Figure label="尚未登记使用" value={`${shownYuan(Math.max(0, leftFen))}元`} />
        {ledger.paidBackFen > 0 ? (
          <Figure label="已退回资金" value={`${shownYuan(ledger.paidBackFen)}元`} />
        ) : null}
      </Figures>
      {leftFen < 0 ? (
        <Notice tone="warning" title="登记的使用金额多于收到的资金">
          <p>
            多出 {shownYuan(-leftFen)}{' '}
            元。如其中有本单位自有资金，请在使用说明中写明；如登记有误，请修改或作废。
          </p>
        </Notice>
      ) : null}
      <Card title="按用途合计">
        <Table
          caption="按用途合计"
          rows={ledger.totals}
          empty=""
          columns={[
            { title: '用途', cell: row => row.purpose },
            { title: '笔数', cell: row => row.entries, look: 'number' },
            { title: '金额(元)', cell: row => shownYuan(row.fen), look: 'number' },
          ]}
        />
      </Card>
    </>
  )
}
