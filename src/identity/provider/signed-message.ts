import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** How old a signed message may be, both ways: clocks differ, and nobody reads for longer. */
const lifetimeMs = 10 * 60_000

const messageSchema = z.record(z.string(), z.string())

/** A message as text that only holders of the secret can have made: base64url JSON, a dot, HMAC-SHA-256. */
export function signMessage(message: Readonly<Record<string, string>>, secret: string, at: Date): string {
  const body = Buffer.from(JSON.stringify({ ...message, at: at.toISOString() })).toString('base64url')
  return `${body}.${macOf(body, secret)}`
}

/** What a signed text says; undefined if it is not signed with this secret, too old, or has members other than texts. */
export function readMessage(
  text: string,
  secret: string,
  at: Date,
): Readonly<Record<string, string>> | undefined {
  const [body = '', mac = ''] = text.split('.')
  const expected = Buffer.from(macOf(body, secret))
  const given = Buffer.from(mac)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const { data } = messageSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  const age = at.getTime() - Date.parse(data?.at ?? '')
  return Math.abs(age) <= lifetimeMs ? data : undefined
}

const macOf = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('base64url')
