import type { FastifyReply, FastifyRequest } from 'fastify'
import { bankFile, ledgerCsv, linesCsv, useLedger, useVersions } from '#disbursement'
import { query } from '#identity'
import { refuse } from '#platform'
import { sendFile } from './send-file.ts'
import { numberOf, yearAsked } from './url-params.ts'
import type { Visit } from './visit.ts'

const officer = ({ acting }: Visit) => {
  const { who } = acting
  return who.kind === 'officer' ? { ...acting, who } : refuse('signed-out', '请先登录。')
}

const operator = ({ acting }: Visit) => {
  const { who } = acting
  return who.kind === 'operator' ? { ...acting, who } : refuse('signed-out', '请先登录。')
}

const attached = (reply: FastifyReply, type: string, name: string) =>
  reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)

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

/** 导出台账 */
export async function ledgerSheet(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const ledger = await query(operator(visit), tx => useLedger(tx, operator(visit), yearAsked(visit.query)))
  const name = `${ledger.year}年度资金使用台账.csv`
  return attached(reply, 'text/csv; charset=utf-8', name).send(ledgerCsv(ledger))
}

/** 佐证材料 of an entry, for its unit */
export async function ledgerEvidence(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const [entry] = await query(operator(visit), tx => useVersions(tx, operator(visit), numberOf(visit)))
  if (!entry?.evidence) return refuse('not-found', '这笔登记没有佐证材料。')
  return await sendFile(visit, reply, entry.evidence)
}
