import { randomBytes } from 'node:crypto'
import { signToken } from '#platform'
import type { Acting } from '../acting.ts'

const lifetimeMs = 10 * 60_000

/** A state that only this visitor can bring back, for ten minutes; nothing is stored until it comes back. */
export function newState({ at, origin }: Acting): string {
  const body = `${randomBytes(16).toString('base64url')}.${at.getTime().toString(36)}`
  return `${body}.${macOf(body, origin.visitor)}`
}

/** Whether a state was given to this visitor, not too long ago. */
export function isOwnState({ at, origin }: Acting, state: string): boolean {
  const [random = '', issued = '', mac = ''] = state.split('.')
  if (mac !== macOf(`${random}.${issued}`, origin.visitor)) return false
  const age = at.getTime() - Number.parseInt(issued, 36)
  return age >= 0 && age <= lifetimeMs
}

/** What the provider's signed answer to this state must carry. */
export const nonceOf = (state: string): string => signToken(state, 'identity-nonce')

const macOf = (body: string, visitor: string) => signToken(`${visitor} ${body}`, 'identity-state')
