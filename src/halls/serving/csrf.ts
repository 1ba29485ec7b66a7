import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type FormValues, refuse } from '#platform'
import { isFormToken } from './form-token.ts'
import type { Posted } from './posted-form.ts'
import type { Visit } from './visit.ts'

export function refuseForgery(request: FastifyRequest, visit: Visit, posted: Posted): void {
  const { origin, host } = request.headers
  const foreign = origin !== undefined && origin !== 'null' && URL.parse(origin)?.host !== host
  if (foreign || !isFormToken(posted.values._form, visit.acting.origin.visitor)) {
    refuse('forbidden', '页面已过期或浏览器禁用了 Cookie，请刷新页面后重新提交。')
  }
}

/** Idempotency key: the same form with the same content gives the same key, changed content another. */
export function onceOf(visit: Visit, posted: Posted): string | undefined {
  if (!posted.values._once || (posted.file && !posted.values._upload)) return undefined
  // The form token is another text in every page.
  const values = { ...posted.values, _form: '' }
  const content = JSON.stringify([visit.path, visit.acting.origin.visitor, values, posted.all('id')])
  return createHash('sha256').update(content).digest('base64url')
}

/** What belongs to what was typed: the picture that was read, the version that the form was filled in upon. */
const ofTyped: readonly string[] = ['_captcha', '_seen']

/** Values that may be redisplayed or stored: no passwords, no tokens. */
export function typedOf(posted: Posted): FormValues {
  const kept = Object.entries(posted.values).filter(
    ([name]) => ofTyped.includes(name) || !(name.startsWith('_') || /password/i.test(name)),
  )
  return Object.fromEntries(kept.map(([name, value]) => [name, severalOf(posted, name) ?? value]))
}

/** Checkboxes with the same name become one text, values separated by spaces. */
function severalOf(posted: Posted, name: string): string | undefined {
  const values = posted.all(name)
  return values.length > 1 ? values.join(' ') : undefined
}

export const isIsland = (request: FastifyRequest) => request.headers['x-requested-with'] === 'island'
