import type { FastifyReply, FastifyRequest } from 'fastify'
import { nanoid } from 'nanoid'
import type { Catalogue } from '#casework'
import { type Acting, type FoundSession, findSession } from '#identity'
import type { Runtime } from '#platform'
import { pendingCookie, sessionCookie, takeMessage, visitorOf } from './cookies.ts'
import { formToken } from './form-token.ts'
import { hallOf } from './hall-of.ts'
import { withoutNul } from './posted.ts'
import type { Visit } from './visit.ts'

export interface OpenedVisit {
  readonly visit: Visit
  readonly session: FoundSession | undefined
}

/** Reads cookies and session at the start of every request. */
export async function openVisit(
  request: FastifyRequest,
  reply: FastifyReply,
  { runtime, catalogue }: { readonly runtime: Runtime; readonly catalogue: Catalogue },
): Promise<OpenedVisit> {
  const visitor = visitorOf(request, reply, runtime.config)
  const path = request.url.split('?')[0] ?? '/'
  const token = request.cookies[sessionCookie(hallOf(path))]
  const at = runtime.clock.now()
  const session = token ? await findSession(runtime, token, at) : undefined
  const acting: Acting = {
    who: session && !session.over ? session.who : { kind: 'visitor' },
    at,
    runtime,
    origin: { ip: request.ip, agent: request.headers['user-agent'] ?? '', visitor },
  }
  const visit: Visit = {
    acting,
    catalogue,
    site: runtime.config.publicUrl ?? `${request.protocol}://${request.host}`,
    path,
    params: request.params as Record<string, string>,
    query: withoutNul(request.query as Record<string, string>),
    pending: request.cookies[pendingCookie(hallOf(path))],
    typed: undefined,
    findings: [],
    message: takeMessage(request, reply, runtime.config),
    hidden: { _form: formToken(visitor), _once: nanoid() },
  }
  return { visit, session }
}
