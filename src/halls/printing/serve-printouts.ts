import type { FastifyReply, FastifyRequest } from 'fastify'
import { publicSheet, useLedger } from '#disbursement'
import { query } from '#identity'
import { refuse } from '#platform'
import type { Wanted } from '#printout'
import { getUnit } from '#registry'
import { numberOf, yearAsked } from '../serving/url-params.ts'
import type { Visit } from '../serving/visit.ts'
import { caseDocument, caseDocuments } from './case-document.ts'
import { ledgerSheet } from './ledger-sheet.ts'
import { publicitySheet } from './publicity-sheet.ts'
import { sendPrintout } from './send-printout.ts'

/** 单据打印: 申报表, 受理回执 or 办结通知 of a declaration the caller may see */
export async function casePrintout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const document = documentIn(visit.path.split('/').at(-1))
  const wanted = await query(visit.acting, tx =>
    caseDocument(tx, visit, { id: visit.params.id ?? '', document }),
  )
  return await sendPrintout(visit, reply, {
    documents: [wanted],
    name: nameOf(wanted.itemName, document.name),
  })
}

/** 批量打印: the same document for several declarations, in one file */
export async function batchPrintout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const document = documentIn(visit.query.document)
  const documents: Wanted[] = []
  await query(visit.acting, async tx => {
    for (const id of (visit.query.id ?? '').split(',').slice(0, 60)) {
      documents.push(await caseDocument(tx, visit, { id, document }))
    }
  })
  const name = `${document.name}（${documents.length} 份）`
  return await sendPrintout(visit, reply, { documents, name, how: 'attachment' })
}

/** 公示表 of a published list, public */
export async function publicityPrintout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const sheet = await query(visit.acting, tx => publicSheet(tx, visit.acting, numberOf(visit)))
  const documents = [publicitySheet(visit.acting, sheet)]
  return await sendPrintout(visit, reply, { documents, name: sheet.list.title })
}

/** 打印台账 */
export async function ledgerPrintout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { who } = visit.acting
  if (who.kind !== 'operator') return refuse('signed-out', '请先登录。')
  const acting = { ...visit.acting, who }
  const { ledger, unit } = await query(acting, async tx => ({
    ledger: await useLedger(tx, acting, yearAsked(visit.query)),
    unit: await getUnit(tx, who.unitNo),
  }))
  const documents = [ledgerSheet(acting, ledger, unit)]
  return await sendPrintout(visit, reply, { documents, name: `${ledger.year}年度资金使用台账` })
}

function documentIn(name = '') {
  return Object.hasOwn(caseDocuments, name) && caseDocuments[name]
    ? caseDocuments[name]
    : refuse('not-found', '没有这种单据。')
}

/** 应急稳岗返还申报 and 申报表 make 应急稳岗返还申报表. */
const nameOf = (item: string, document: string): string =>
  document === '申报表' ? `${item.replace(/申报$/, '')}${document}` : `${item}${document}`
