import type { FastifyReply, FastifyRequest } from 'fastify'
import { receiptOf, rootsFile } from '#casework'
import { query } from '#identity'
import { memberOf } from './member-of.ts'
import type { Visit } from './visit.ts'

const attached = (reply: FastifyReply, name: string) =>
  reply
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)

/** 下载受理凭证, for the filer */
export async function receiptFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const receipt = await query({ ...visit.acting, who: memberOf(visit) }, tx =>
    receiptOf(tx, visit.params.id ?? ''),
  )
  return attached(reply, `受理凭证${receipt.serial}.json`).send(JSON.stringify(receipt, null, 1))
}

/** 下载每日存证文件, public */
export async function evidenceFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  return attached(reply, '每日存证.json').send(
    JSON.stringify(await query(visit.acting, tx => rootsFile(tx)), null, 1),
  )
}
