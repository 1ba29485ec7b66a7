import type { FastifyReply, FastifyRequest } from 'fastify'
import { nanoid } from 'nanoid'
import type { Config } from '#platform'
import type { HallName } from './visit.ts'

/** A visitor is a random cookie value: forms and captchas are bound to it, accounts are not. */
const visitorCookie = 'hall_visitor'
const messageCookie = 'hall_message'

/** One session per hall, so that a browser can be logged in to several. */
export const sessionCookie = (hall: HallName) => `hall_${hall}`

/** A login awaiting its second step. */
export const pendingCookie = (hall: HallName) => `hall_${hall}_pending`

const settings = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: config.cookieSecure }) as const

export function visitorOf(request: FastifyRequest, reply: FastifyReply, config: Config): string {
  const known = request.cookies[visitorCookie]
  if (known && /^[\w-]{21}$/.test(known)) return known
  const visitor = nanoid()
  reply.setCookie(visitorCookie, visitor, { ...settings(config), maxAge: 30 * 24 * 3600 })
  return visitor
}

export function setSession(reply: FastifyReply, config: Config, hall: HallName, token: string | null): void {
  if (token === null) reply.clearCookie(sessionCookie(hall), settings(config))
  else reply.setCookie(sessionCookie(hall), token, settings(config))
}

export function setPending(reply: FastifyReply, config: Config, hall: HallName, token: string | null): void {
  if (token === null) reply.clearCookie(pendingCookie(hall), settings(config))
  else reply.setCookie(pendingCookie(hall), token, { ...settings(config), maxAge: 10 * 60 })
}

export function leaveMessage(reply: FastifyReply, config: Config, message: string): void {
  reply.setCookie(messageCookie, Buffer.from(message).toString('base64url'), {
    ...settings(config),
    maxAge: 60,
  })
}

/** The flash message from the previous page; read once. */
export function takeMessage(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
): string | undefined {
  const text = request.cookies[messageCookie]
  if (!text) return undefined
  reply.clearCookie(messageCookie, settings(config))
  return Buffer.from(text, 'base64url').toString('utf8').slice(0, 300)
}
