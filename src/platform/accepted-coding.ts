import negotiate from '@fastify/accept-negotiator'
import type { FastifyRequest } from 'fastify'

const codings: ('br' | 'gzip')[] = ['br', 'gzip']

/** The best compression that the browser takes; none if it takes none. */
export const acceptedCoding = (request: FastifyRequest): 'br' | 'gzip' | null =>
  negotiate(String(request.headers['accept-encoding'] ?? ''), codings)
