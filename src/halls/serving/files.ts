import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getNotice } from '#bulletin'
import { type Catalogue, caseFile, getItem, type Material, states } from '#casework'
import { captchaAnswer, drawCaptcha, type Member, query, speakCaptcha } from '#identity'
import { type House, printPdf, Refusal, refuse, shownTime } from '#platform'
import { getUnit } from '#registry'
import { readableOf } from '../filing/readable.ts'
import { arrive } from './serve.tsx'
import type { Visit } from './visit.ts'

type Answer = (visit: Visit, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Everything that is no page: captchas, materials to look at, printouts, downloads. */
export function serveFiles(server: FastifyInstance, house: House, catalogue: Catalogue): void {
  const get = (path: string, answer: Answer) =>
    server.get(path, async (request, reply) => {
      const { visit } = await arrive(request, reply, { house, catalogue })
      return await answer(visit, request, reply).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return reply
          .code(error.code === 'signed-out' ? 401 : 404)
          .type('text/plain; charset=utf-8')
          .send(error.message)
      })
    })
  get('/captcha/:name', captcha)
  get('/downloads/:no/file', download)
  for (const hall of ['person', 'employer']) {
    get(`/${hall}/declarations/:id/materials/:materialId`, material)
    get(`/${hall}/declarations/:id/print`, printout)
  }
  get('/agency/cases/:id/materials/:materialId', material)
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

function memberOf({ acting: { who } }: Visit): Member {
  return who.kind === 'visitor' || who.kind === 'system'
    ? refuse('signed-out', '登录已超时，请重新登录。')
    : who
}

async function material(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const file = await caseFile({ ...visit.acting, who: memberOf(visit) }, visit.params.id ?? '')
  const found = file.materials.find(one => one.materialId === visit.params.materialId)
  if (!found) return refuse('not-found', '没有这份电子材料，可能已被删除。')
  return await send(visit, reply, { ...found, type: found.mediaType })
}

async function download(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { file } = await getNotice(visit.acting, visit.params.no ?? '')
  if (!file) return refuse('not-found', '这条公告没有可下载的文件。')
  return await send(visit, reply, file)
}

/** Pictures are shown, PDFs are handed over; neither may run anything on our pages. */
async function send(
  visit: Visit,
  reply: FastifyReply,
  file: Pick<Material, 'sha256' | 'name'> & { type: string },
) {
  const { stream, bytes } = await visit.acting.house.files.read(file.sha256)
  const disposition = file.type === 'application/pdf' ? 'attachment' : 'inline'
  return reply
    .type(file.type)
    .header('content-length', bytes)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(stream)
}

/** 打印申报表, 单据打印 */
async function printout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const acting = { ...visit.acting, who: memberOf(visit) }
  const file = await caseFile(acting, visit.params.id ?? '')
  const { declaration } = file
  const item = getItem(visit.catalogue, declaration.itemCode)
  const { unit, opened } = await query(acting, async tx => ({
    unit: await getUnit(tx, declaration.unitNo),
    opened: await item.open(tx, acting, declaration.unitNo),
  }))
  const frozen = file.snapshot && declaration.state !== 'draft' && declaration.state !== 'returned'
  const pdf = await printPdf({
    title: `${item.name}申报表`,
    issuer: unit.agencyName,
    ...(declaration.serial ? { number: declaration.serial } : {}),
    mark: `${acting.house.config.demo ? '测试环境　' : ''}${states[declaration.state].shown}`,
    sections: [...(frozen ? [] : opened.block), ...readableOf(item, file)],
    footnotes: ['本表根据网上申报内容生成，与网上提交的内容一致。', ...item.footnotes],
    signatures: item.hall === 'employer' ? ['单位（盖章）', '经办人（签字）'] : ['申报人（签字）'],
    printedAt: shownTime(acting.at),
  })
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${item.name}申报表.pdf`)}`)
    .send(pdf)
}
