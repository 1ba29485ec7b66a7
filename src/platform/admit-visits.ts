import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openAdmission } from './admission.ts'
import type { Config } from './config.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** costs next to nothing and is answered however many visitors there are */
    readonly alwaysAnswered?: boolean
  }
  interface FastifyRequest {
    /** gives back the place of a visit that was admitted */
    leave: (() => void) | undefined
  }
}

/** Uploads wait for the visitor's network, not for us: ten times as many may be under way. */
const uploadsAVisit = 10

/** How long a handler may go on after its visitor hung up before its place is given away; no statement runs longer. */
const abandonedAfter = 30_000

/** Too many visitors at once; the error handler answers with the page that says so. */
class TooBusy extends Error {
  readonly statusCode = 503
}

/**
 * Lets only so many visits run at once and sends the rest away early, so that those taken in are served well. A form's
 * body has been read by then: whoever sends slowly holds no place.
 */
export function admitVisits(server: FastifyInstance, { visitsAtOnce, busyAfterMs }: Config): void {
  const visits = openAdmission(visitsAtOnce, busyAfterMs)
  const uploads = openAdmission(visitsAtOnce * uploadsAVisit, busyAfterMs)
  server.decorateRequest('leave', undefined)
  server.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config?.alwaysAnswered) return
    const admission = sendsFile(request) ? uploads : visits
    const asked = request.method === 'GET' ? 'page' : 'post'
    if (!(await admission.enter(asked, () => reply.raw.destroyed))) throw new TooBusy('系统繁忙')
    request.leave = () => {
      request.leave = undefined
      admission.leave()
    }
    leaveWhenAbandoned(request, reply)
  })
  // Not `onResponse`: whoever receives slowly holds no place either.
  server.addHook('onSend', async request => request.leave?.())
}

function leaveWhenAbandoned(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('close', () => {
    if (request.leave) setTimeout(() => request.leave?.(), abandonedAfter).unref()
  })
}

const sendsFile = ({ headers }: FastifyRequest) =>
  /^(multipart\/form-data|application\/offset\+octet-stream)/.test(headers['content-type'] ?? '')
