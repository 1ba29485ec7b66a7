import {
  applyAnswers,
  approveBatch,
  type BatchDetails,
  batchDetails,
  batchStates,
  readAnswer,
  rejectBatch,
} from '#disbursement'
import type { OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { Tag } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Posted } from '../../serving/posted-form.ts'
import { pageAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { BankExchange } from './bank-exchange.tsx'
import { BatchFacts, BatchLines } from './batch-parts.tsx'
import { DecideBatch } from './decide-batch.tsx'
import { moneyPaths } from './paths.ts'
import { batchTones } from './tones.ts'

/** chunks of an answer booked during the request; the job does the rest within seconds */
const chunksAtOnce = 10

/** 经办端 › 资金拨付 › 拨付批次: GET, POST /agency/payments/:no */
export const batchPage = officerPage({
  path: moneyPaths.batch(':no'),
  title: '拨付批次',
  trail: [{ href: moneyPaths.payments, text: '资金拨付' }],
  load: (visit, tx) => batchDetails(tx, visit.params.no ?? '', pageAsked(visit.query)),
  heading: ({ batch }) => (
    <>
      拨付批次 {batch.number} <Tag tone={batchTones[batch.state]}>{batchStates[batch.state]}</Tag>
    </>
  ),
  view: (details, visit) => <View visit={visit} details={details} />,
  async post(visit, posted, tx) {
    const number = visit.params.no ?? ''
    const to = moneyPaths.batch(number)
    switch (posted.act) {
      case 'approve':
        await approveBatch(tx, visit.acting, number)
        return { to, message: '审批通过，可以下载银行文件。' }
      case 'reject':
        await rejectBatch(tx, visit.acting, { number, reason: posted.values.reason ?? '' })
        return { to, message: '已驳回，批次中的款项回到待拨付。' }
      default:
        return { to, message: await takeAnswer(tx, visit, number, posted) }
    }
  },
})

async function takeAnswer(
  tx: Tx,
  visit: Visit<OfficerActor>,
  number: string,
  { file }: Posted,
): Promise<string> {
  if (!file?.name) return refuse('invalid', '请选择银行回盘文件。', 'file')
  const answer = await readAnswer(visit.acting, number, file.stream)
  if (answer.before) return '这个回盘文件已经读取过，没有重复入账。'
  await applyAnswers(visit.acting, visit.catalogue, { chunks: chunksAtOnce })
  // The job books concurrently: report the answer's total progress, not only what this request booked.
  const { answers } = await batchDetails(tx, number, 1)
  return answers.some(one => one.answerNo === answer.answerNo && one.state === 'done')
    ? `读取回盘 ${answer.lines} 笔，已全部入账。`
    : `读取回盘 ${answer.lines} 笔，正在入账，请稍后刷新查看。`
}

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly details: BatchDetails
}

function View({ visit, details }: ViewProps) {
  const { batch } = details
  return (
    <>
      <BatchFacts details={details} />
      <DecideBatch visit={visit} batch={batch} />
      <BankExchange visit={visit} details={details} />
      <BatchLines details={details} />
    </>
  )
}
