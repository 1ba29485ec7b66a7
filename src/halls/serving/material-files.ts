import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseFile, findPairing, type Material, type MaterialPage } from '#casework'
import { query } from '#identity'
import { refuse, shownPicture } from '#platform'
import { memberOf } from './member-of.ts'
import { sendFile } from './send-file.ts'
import type { Visit } from './visit.ts'

/** longer side of a thumbnail in pixels: 150 CSS pixels on a sharp screen */
const thumbnailSide = 300

/** Sends a material: its single page, or all pages in order. */
export async function materialFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { pages } = await materialOf(visit)
  const [page, ...others] = pages
  if (!page || others.length > 0) return reply.redirect(`${visit.path}/preview`, 303)
  return await sendPage(visit, reply, page)
}

/** One page, with its rotation applied. */
export async function materialPageFile(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  return await sendPage(visit, reply, await pageOf(visit))
}

/** The thumbnail of a page. */
export async function thumbnail(visit: Visit, request: FastifyRequest, reply: FastifyReply) {
  const page = await pageOf(visit)
  if (page.mediaType === 'application/pdf') return refuse('not-found', 'PDF 没有缩略图。')
  const tag = `"${page.sha256.slice(0, 32)}-${page.rotation}"`
  reply.header('cache-control', 'private, max-age=600').header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  const { stream } = await visit.acting.runtime.files.read(page.sha256)
  return reply
    .type('image/jpeg')
    .send(await shownPicture(stream, { rotation: page.rotation, longSide: thumbnailSide }))
}

/** Polled every two seconds by the computer while it waits for a phone. */
export async function pairingNews(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const acting = { ...visit.acting, who: memberOf(visit) }
  const pairing = await query(acting, tx => findPairing(tx, acting, visit.params.id ?? ''))
  const over = !pairing || pairing.state === 'ended' || pairing.state === 'expired'
  return reply.header('cache-control', 'no-store').send({ seen: pairing?.seen ?? '', over })
}

/** Unrotated pages are sent as stored; rotated ones are re-encoded, since stored files never change. */
async function sendPage(visit: Visit, reply: FastifyReply, page: MaterialPage) {
  if (page.rotation === 0) return await sendFile(visit, reply, { ...page, type: page.mediaType })
  const { stream } = await visit.acting.runtime.files.read(page.sha256)
  return reply
    .type('image/jpeg')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(page.name)}`)
    .send(await shownPicture(stream, page))
}

async function materialOf(visit: Visit): Promise<Material> {
  const file = await query({ ...visit.acting, who: memberOf(visit) }, tx =>
    caseFile(tx, visit.params.id ?? ''),
  )
  const found = file.materials.find(one => one.materialId === visit.params.materialId)
  return found ?? refuse('not-found', '没有这份电子材料，可能已被删除。')
}

async function pageOf(visit: Visit): Promise<MaterialPage> {
  const { pages } = await materialOf(visit)
  const found = pages.find(page => page.pageId === visit.params.pageId)
  return found ?? refuse('not-found', '没有这一页，可能已被删除。')
}
