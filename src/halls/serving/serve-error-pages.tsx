import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Catalogue } from '#casework'
import type { Runtime } from '#platform'
import { renderPage } from '#ui'
import { BusyPage } from '../busy-page.tsx'
import { ErrorPage } from '../error-page.tsx'
import { isIsland } from './csrf.ts'
import { openVisit } from './open-visit.ts'
import { sendPage } from './send-page.ts'

/** Unknown pages, and faults, which are logged under a number shown on the page. */
export function serveErrorPages(server: FastifyInstance, runtime: Runtime, catalogue: Catalogue): void {
  const say = async (request: FastifyRequest, reply: FastifyReply, sentence: string) => {
    const { visit } = await openVisit(request, reply, { runtime, catalogue })
    return await sendPage(
      request,
      reply,
      visit.site,
      renderPage(<ErrorPage visit={visit} sentence={sentence} />),
    )
  }
  const busy = busyAnswer()
  server.setNotFoundHandler((request, reply) =>
    say(request, reply.code(404), '没有这个页面，请从首页重新进入。'),
  )
  server.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 413)
      return await say(request, reply.code(413), '提交的内容太大，请减少内容或压缩文件后再试。')
    if (status < 500) return await say(request, reply.code(status), '请求无法识别，请返回首页重新操作。')
    if (status === 503) return busy(request, reply)
    const number = randomUUID().slice(0, 8)
    request.log.error({ fault: number, route: request.routeOptions.url, error: error.stack })
    const sentence = `系统出现故障，您刚才的操作没有完成。请稍后再试；仍有问题请联系经办机构，并告知故障编号 ${number}。`
    return await say(request, reply.code(500), sentence).catch(() =>
      reply.type('text/plain; charset=utf-8').send(sentence),
    )
  })
}

const retryAfter = '10'

/** Rendered in advance, so that rejecting a request costs almost nothing. */
function busyAnswer() {
  const [page, post] = [false, true].map(posted => renderPage(<BusyPage posted={posted} />))
  return (request: FastifyRequest, reply: FastifyReply) => {
    const posted = request.method !== 'GET'
    reply.code(503).headers({ 'retry-after': retryAfter, 'cache-control': 'no-store' })
    if (isIsland(request)) return reply.send({ ok: false, message: '现在办理的人较多，请稍后再试。' })
    if (!posted) reply.header('refresh', retryAfter)
    return reply.type('text/html; charset=utf-8').send(posted ? post : page)
  }
}
