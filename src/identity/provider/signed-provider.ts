import { z } from 'zod'
import { refuse } from '#platform'
import type { IdentityProvider } from './identity-provider.ts'
import { readMessage, signMessage } from './signed-message.ts'

export interface SignedProviderSettings {
  /** the page where the visitor proves who they are */
  readonly authorizeUrl: string
  readonly client: string
  readonly secret: string
  /** posts a signed text to the provider; its signed answer, or undefined where it gives none */
  exchange(request: string, at: Date): Promise<string | undefined>
}

const answerForm = z.object({
  client: z.string(),
  nonce: z.string(),
  idNo: z.string().min(1),
  name: z.string().min(1),
})

const notProved = '身份认证没有通过或已过期，请重新认证。'

/** A provider that speaks in texts signed with a shared secret: redirect with state and nonce, one-time code back. */
export function signedProvider({
  authorizeUrl,
  client,
  secret,
  exchange,
}: SignedProviderSettings): IdentityProvider {
  return {
    address({ state, nonce, returnTo, at }) {
      const request = signMessage({ client, state, nonce, returnTo }, secret, at)
      return `${authorizeUrl}?${new URLSearchParams({ client, request })}`
    },
    async redeem({ code, nonce, at }) {
      const text = await exchange(signMessage({ client, code }, secret, at), at)
      const parsed = answerForm.safeParse(text === undefined ? undefined : readMessage(text, secret, at))
      if (!parsed.success || parsed.data.client !== client || parsed.data.nonce !== nonce) {
        return refuse('invalid', notProved)
      }
      const { idNo, name } = parsed.data
      return { idNo: idNo.toUpperCase(), name }
    },
  }
}
