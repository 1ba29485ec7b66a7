import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getNotice } from '#bulletin'
import type { Catalogue } from '#casework'
import { openExport } from '#export'
import { captchaAnswer, drawCaptcha, query, speakCaptcha } from '#identity'
import { Refusal, type Runtime, refuse } from '#platform'
import { billPrintout } from '../employer/documents/bill-printout.ts'
import { staffFile } from '../employer/documents/staff-file.ts'
import { letter } from '../employer/entitlement/letter.ts'
import { caseDocuments } from '../printing/case-document.ts'
import {
  batchPrintout,
  casePrintout,
  ledgerPrintout,
  publicityPrintout,
} from '../printing/serve-printouts.ts'
import { evidenceFile, receiptFile } from './evidence-files.ts'
import { importErrorsFile, importTemplate } from './import-files.ts'
import { materialFile, materialPageFile, pairingNews, thumbnail } from './material-files.ts'
import { batchFile, batchLines, ledgerEvidence, ledgerSheet } from './money-files.ts'
import { openVisit } from './open-visit.ts'
import { evidence, publicityFile } from './publicity-files.ts'
import { rowsTemplate } from './rows-template.ts'
import { sendFile } from './send-file.ts'
import type { Visit } from './visit.ts'

type Answer = (visit: Visit, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Routes that are not pages: captchas, material previews, printouts, downloads. */
export function serveFiles(server: FastifyInstance, runtime: Runtime, catalogue: Catalogue): void {
  const get = (path: string, answer: Answer) =>
    server.get(path, async (request, reply) => {
      const { visit } = await openVisit(request, reply, { runtime, catalogue })
      return await answer(visit, request, reply).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return reply
          .code(error.code === 'signed-out' ? 401 : 404)
          .type('text/plain; charset=utf-8')
          .send(error.message)
      })
    })
  const materials = (folder: string) => {
    get(`${folder}/:materialId`, materialFile)
    get(`${folder}/:materialId/pages/:pageId`, materialPageFile)
    get(`${folder}/:materialId/pages/:pageId/thumbnail`, thumbnail)
  }
  get('/captcha/:name', captcha)
  get('/downloads/:no/file', download)
  get('/agency/payments/:no/file', batchFile)
  get('/agency/payments/:no/lines.csv', batchLines)
  get('/employer/use-ledger.csv', ledgerSheet)
  get('/employer/use-ledger.pdf', ledgerPrintout)
  get('/employer/use-ledger/:no/evidence', ledgerEvidence)
  get('/publicity/:no/file', publicityFile)
  get('/evidence/roots.json', evidenceFile)
  get('/agency/objections/:id/files/:fileNo', evidence)
  const documents = Object.keys(caseDocuments)
  for (const hall of ['person', 'employer']) {
    materials(`/${hall}/declarations/:id/materials`)
    get(`/${hall}/declarations/:id/phone.json`, pairingNews)
    get(`/${hall}/declarations/:id/receipt.json`, receiptFile)
    for (const document of documents) get(`/${hall}/declarations/:id/${document}`, casePrintout)
    get(`/${hall}/print`, batchPrintout)
    get(`/${hall}/items/:code/template.csv`, rowsTemplate)
  }
  get('/employer/entitlement/letter', letter)
  get('/employer/documents/bills/:no/print', billPrintout)
  get('/employer/documents/staff.csv', staffFile)
  materials('/agency/cases/:id/materials')
  for (const document of documents) get(`/agency/cases/:id/${document}`, casePrintout)
  get('/agency/print', batchPrintout)
  get('/publicity/:no/print', publicityPrintout)
  get('/agency/exports/:id/file', sheet)
  get('/agency/imports/:no/errors', importErrorsFile)
  get('/agency/imports/templates/:kind', importTemplate)
}

async function captcha(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const [, id = '', kind] = /^([\w-]+)\.(png|wav)$/.exec(visit.params.name ?? '') ?? []
  const answer = await captchaAnswer(visit.acting, id, visit.query.n !== undefined)
  if (answer === undefined) return refuse('not-found', '验证码已过期，请刷新页面。')
  reply.header('cache-control', 'no-store')
  return kind === 'wav'
    ? reply.type('audio/wav').send(speakCaptcha(answer, Math.random))
    : reply.type('image/png').send(drawCaptcha(answer, Math.random))
}

async function download(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { file } = await query(visit.acting, tx => getNotice(tx, visit.params.no ?? ''))
  if (!file) return refuse('not-found', '这条公告没有可下载的文件。')
  return await sendFile(visit, reply, file)
}

async function sheet({ acting, params }: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { who } = acting
  if (who.kind !== 'officer') return refuse('signed-out', '请先登录。')
  const { name, bytes, stream } = await openExport({ ...acting, who }, params.id ?? '')
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-length', bytes)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(stream)
}
