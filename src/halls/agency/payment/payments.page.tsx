import {
  type Batch,
  batches,
  type FoundPayables,
  frozenUnits,
  mayWithMoney,
  payables,
  prepareBatch,
} from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Counts, Figure, Figures } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { moneyPaths } from './paths.ts'
import { Batches, Open, PayableFilter, searchOf } from './payments-parts.tsx'
import { Prepare } from './prepare.tsx'

/** 经办端 › 资金拨付: GET, POST /agency/payments */
export const paymentsPage = officerPage({
  path: moneyPaths.payments,
  title: '资金拨付',
  load: async (visit, tx) => ({
    found: await payables(tx, searchOf(visit.query)),
    made: await batches(tx),
  }),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, { values }, tx) {
    const { format = '', ceiling = '', cut = '' } = values
    const of = searchOf({ item: values.item ?? '', year: values.year ?? '', words: values.words ?? '' })
    const made = await prepareBatch(tx, visit.acting, { of, format, ceiling, cut })
    const unwritable =
      made.unwritable.length > 0
        ? `另有 ${made.unwritable.length} 笔不能写入所选格式，仍待拨付：${made.unwritable.slice(0, 3).join('；')}。`
        : ''
    const frozen = made.frozen.length > 0 ? frozenUnits(made.frozen) : ''
    return {
      to: moneyPaths.batch(made.number),
      message: `制单成功：${made.lines} 笔，共 ${shownYuan(made.totalFen)} 元，请由其他人员审批。${unwritable}${frozen}`,
    }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly found: FoundPayables
  readonly made: readonly Batch[]
}

function View({ visit, found, made }: ViewProps) {
  const waiting = made.filter(batch => batch.state === 'prepared').length
  return (
    <>
      <Figures>
        <Figure label="待拨付笔数" value={`${found.total}笔`} />
        <Figure label="待拨付金额" value={`${shownYuan(found.totalFen)}元`} />
        <Figure label="待审批批次" value={`${waiting}个`} />
      </Figures>
      <Counts
        label="资金业务"
        counts={[
          { href: moneyPaths.disputes, text: '回盘待核实' },
          { href: moneyPaths.recoveries, text: '资金追回' },
          { href: moneyPaths.books, text: '资金账目' },
        ]}
      />
      <PayableFilter visit={visit} />
      {mayWithMoney('prepare', visit.acting.who.role) && found.total > 0 ? (
        <Prepare visit={visit} found={found} />
      ) : null}
      <Open visit={visit} found={found} />
      <Batches rows={made} />
    </>
  )
}
