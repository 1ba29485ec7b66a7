import type { FastifyReply, FastifyRequest } from 'fastify'
import { bankFile, ledgerCsv, linesCsv, useLedger, useVersions } from '#disbursement'
import { query } from '#identity'
import { printPdf, refuse, shownTime, shownYuan } from '#platform'
import { getUnit } from '#registry'
import { send } from './send-file.ts'
import type { Visit } from './visit.ts'

const officer = ({ acting }: Visit) => {
  const { who } = acting
  return who.kind === 'officer' ? { ...acting, who } : refuse('signed-out', '请先登录。')
}

const operator = ({ acting }: Visit) => {
  const { who } = acting
  return who.kind === 'operator' ? { ...acting, who } : refuse('signed-out', '请先登录。')
}

const attached = (reply: FastifyReply, type: string, name: string, how = 'attachment') =>
  reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(name)}`)

/** 银行文件 of a batch, for finance */
export async function batchFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const file = await bankFile(officer(visit), visit.params.no ?? '')
  return attached(reply, file.mediaType, file.name).header('content-length', file.bytes).send(file.stream)
}

/** 明细 of a batch, for accountants */
export async function batchLines(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const number = visit.params.no ?? ''
  const lines = await linesCsv(officer(visit), number)
  return attached(reply, 'text/csv; charset=utf-8', `拨付明细${number}.csv`).send(lines)
}

const yearOf = ({ query: { year = '' } }: Visit) => (/^20\d\d$/.test(year) ? Number(year) : undefined)

/** 导出台账 */
export async function ledgerSheet(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const ledger = await useLedger(operator(visit), yearOf(visit))
  const name = `${ledger.year}年度资金使用台账.csv`
  return attached(reply, 'text/csv; charset=utf-8', name).send(ledgerCsv(ledger))
}

/** 打印台账 */
export async function ledgerPrintout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const acting = operator(visit)
  const ledger = await useLedger(acting, yearOf(visit))
  const unit = await query(acting, tx => getUnit(tx, acting.who.unitNo))
  const yuan = (fen: number) => `${shownYuan(fen)} 元`
  const pdf = await printPdf({
    title: `${ledger.year} 年度稳岗返还资金使用台账`,
    issuer: unit.name,
    ...(acting.house.config.demo ? { mark: '测试环境' } : {}),
    sections: [
      {
        title: '合计',
        rows: [
          { label: '收到返还资金', value: yuan(ledger.receivedFen) },
          { label: '已退回资金', value: yuan(ledger.paidBackFen) },
          { label: '已登记使用', value: yuan(ledger.usedFen) },
          ...ledger.totals.map(total => ({ label: total.purpose, value: yuan(total.fen) })),
        ],
      },
      ...ledger.entries
        .filter(entry => !entry.struck)
        .map(entry => ({
          title: `${entry.entryNo}　${entry.usedOn}　${entry.purpose}`,
          rows: [
            { label: '金额', value: yuan(entry.amountFen) },
            { label: '使用说明', value: entry.words },
            { label: '受益人数', value: `${entry.people} 人` },
            { label: '凭证号', value: entry.voucher },
          ],
        })),
    ],
    footnotes: ['本台账由单位登记，供检查使用；作废的登记不列入。'],
    signatures: ['单位（盖章）', '财务负责人（签字）'],
    printedAt: shownTime(acting.at),
  })
  return attached(reply, 'application/pdf', `${ledger.year}年度资金使用台账.pdf`, 'inline').send(pdf)
}

/** 佐证材料 of an entry, for its unit */
export async function ledgerEvidence(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const [entry] = await useVersions(operator(visit), Number(visit.params.no) || 0)
  if (!entry?.evidence) return refuse('not-found', '这笔登记没有佐证材料。')
  return await send(visit, reply, entry.evidence)
}
