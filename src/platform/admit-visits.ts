import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openAdmission } from './admission.ts'
import type { Config } from './config.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** costs almost nothing, so it bypasses admission */
    readonly alwaysAnswered?: boolean
  }
  interface FastifyRequest {
    /** releases the slot of an admitted request */
    leave: (() => void) | undefined
  }
}

/** Uploads mostly wait for the visitor's network, so ten times as many may run concurrently. */
const uploadsPerVisit = 10

/** After a disconnect the slot is released at the latest after this time in ms: the statement timeout. */
const abandonedAfter = 30_000

/** Too many concurrent requests; the error handler answers with the busy page. */
class TooBusy extends Error {
  readonly statusCode = 503
}

/**
 * Limits concurrent requests and rejects the rest early, so that admitted ones stay fast. Runs after the body of a form
 * has been read, so that slow senders hold no slot.
 */
export function admitVisits(server: FastifyInstance, { visitsAtOnce, busyAfterMs }: Config): void {
  const visits = openAdmission(visitsAtOnce, busyAfterMs)
  const uploads = openAdmission(visitsAtOnce * uploadsPerVisit, busyAfterMs)
  server.decorateRequest('leave', undefined)
  server.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config?.alwaysAnswered) return
    const admission = sendsFile(request) ? uploads : visits
    const kind = request.method === 'GET' ? 'page' : 'post'
    if (!(await admission.enter(kind, () => reply.raw.destroyed))) throw new TooBusy('系统繁忙')
    request.leave = () => {
      request.leave = undefined
      admission.leave()
    }
    leaveWhenAbandoned(request, reply)
  })
  // Not `onResponse`, so that slow receivers hold no slot either.
  server.addHook('onSend', async request => request.leave?.())
}

function leaveWhenAbandoned(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('close', () => {
    if (request.leave) setTimeout(() => request.leave?.(), abandonedAfter).unref()
  })
}

const sendsFile = ({ method, headers }: FastifyRequest) =>
  method !== 'GET' &&
  /^(multipart\/form-data|application\/offset\+octet-stream)/.test(headers['content-type'] ?? '')
