import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#platform'
import { importColumns, importErrors, uploadKinds } from '#registry'
import { memberOf } from './member-of.ts'
import { numberOf } from './url-params.ts'
import type { Visit } from './visit.ts'

export const csv = 'text/csv; charset=utf-8'
/** Without it Excel reads a table in the encoding of its machine. */
export const byteOrderMark = Buffer.from('\ufeff')
export const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

/** 错误清单 of an import the caller may see */
export async function importErrorsFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const who = memberOf(visit)
  if (who.kind !== 'officer') return refuse('not-found', '没有这份错误清单。')
  const { path, name } = await importErrors({ ...visit.acting, who }, numberOf(visit))
  const { size } = await stat(path).catch(() =>
    refuse('not-found', '没有取到这份错误清单，请刷新重试；超过 90 天的清单已被清理。'),
  )
  return reply
    .type(csv)
    .header('content-length', byteOrderMark.length + size)
    .header('content-disposition', attachment(name))
    .send(Readable.from(marked(createReadStream(path, { end: size - 1 }))))
}

async function* marked(table: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  yield byteOrderMark
  yield* table
}

/** 模板: a file with only the header line */
export async function importTemplate(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const kind = uploadKinds.find(one => one === visit.params.kind)
  if (!kind) return refuse('not-found', '没有这个模板。')
  return await reply
    .type(csv)
    .header('content-disposition', attachment(`${kind}.csv`))
    .send(Buffer.concat([byteOrderMark, Buffer.from(`${importColumns(kind).join(',')}\r\n`)]))
}
