import type { FastifyReply, FastifyRequest } from 'fastify'
import { getItem } from '#casework'
import { refuse } from '#platform'
import { sheetColumns } from '../filing/rows/sheet-rows.ts'
import { attachment, byteOrderMark, csv } from './import-files.ts'
import type { Visit } from './visit.ts'

/** 下载模板 of an item with rows: a sheet with only the header line */
export async function rowsTemplate(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { name, rows } = getItem(visit.catalogue, visit.params.code ?? '')
  if (!rows) return refuse('not-found', '这个事项没有模板。')
  return await reply
    .type(csv)
    .header('content-disposition', attachment(`${name}模板.csv`))
    .send(Buffer.concat([byteOrderMark, Buffer.from(`${sheetColumns(rows).join(',')}\r\n`)]))
}
