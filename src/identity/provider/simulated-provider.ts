import { randomBytes } from 'node:crypto'
import { signToken } from '#platform'
import type { ProvedIdentity } from './identity-provider.ts'
import { readMessage, signMessage } from './signed-message.ts'

/** What the hall asks of the provider for one visitor. */
interface ProviderRequest {
  readonly state: string
  readonly nonce: string
  readonly returnTo: string
}

/** The provider's side of the protocol, for demonstration and tests: it accepts any claimed identity. */
export interface SimulatedProvider {
  readonly client: string
  readonly secret: string
  /** what the hall asks; undefined when the hall did not sign it */
  read(request: string, at: Date): ProviderRequest | undefined
  /** where the visitor goes with a new one-time code */
  prove(request: ProviderRequest, who: ProvedIdentity): string
  /** the answer to a code, once */
  answer(request: string, at: Date): string | undefined
}

const mostWaiting = 1000

export function simulatedProvider(): SimulatedProvider {
  const client = 'demo-hall'
  const secret = signToken('simulated', 'identity-provider')
  const codes = new Map<string, ProvedIdentity & { readonly nonce: string }>()
  return {
    client,
    secret,
    read(text, at) {
      const { state, nonce, returnTo, client: asked } = readMessage(text, secret, at) ?? {}
      return asked === client && state && nonce && returnTo ? { state, nonce, returnTo } : undefined
    },
    prove({ state, nonce, returnTo }, who) {
      const [oldest] = codes.keys()
      if (codes.size >= mostWaiting && oldest) codes.delete(oldest)
      const code = randomBytes(24).toString('base64url')
      codes.set(code, { ...who, nonce })
      return `${returnTo}?${new URLSearchParams({ code, state })}`
    },
    answer(text, at) {
      const { code = '' } = readMessage(text, secret, at) ?? {}
      const known = codes.get(code)
      codes.delete(code)
      return known && signMessage({ client, ...known }, secret, at)
    },
  }
}
