import type { FastifyReply, FastifyRequest } from 'fastify'
import { getObjection, publicFile } from '#disbursement'
import { query } from '#identity'
import { refuse } from '#platform'
import { memberOf } from './member-of.ts'
import { sendFile } from './send-file.ts'
import { numberOf } from './url-params.ts'
import type { Visit } from './visit.ts'

/** 下载名单 of a publicity, public */
export async function publicityFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { title, file } = await query(visit.acting, tx => publicFile(tx, visit.acting, numberOf(visit)))
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.csv`)}`)
    .send(file)
}

/** 证明材料 of an objection, for officers */
export async function evidence(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const who = memberOf(visit)
  if (who.kind !== 'officer') return refuse('not-found', '没有这份材料。')
  const found = await query({ ...visit.acting, who }, tx =>
    getObjection(tx, { ...visit.acting, who }, visit.params.id ?? ''),
  )
  const file = found.evidence.find(one => String(one.fileNo) === visit.params.fileNo)
  if (!file) return refuse('not-found', '没有这份材料。')
  return await sendFile(visit, reply, file)
}
