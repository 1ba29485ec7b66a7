import { type Runtime, systemClock } from '#platform'
import type { IdentityProvider } from './identity-provider.ts'
import { postSigned } from './post-signed.ts'
import { signedProvider } from './signed-provider.ts'
import { type SimulatedProvider, simulatedProvider } from './simulated-provider.ts'

/** Where the demonstration's own page plays the provider. */
export const simulatedPath = '/demo/identity-provider'

let simulated: SimulatedProvider | undefined

/** The provider that the demonstration plays, one a process. */
export function demoProvider(): SimulatedProvider {
  simulated ??= simulatedProvider()
  return simulated
}

/** The identity provider of this installation; none where nothing is configured (IDENTITY_PROVIDER_URL). */
export function identityProviderOf({ config }: Runtime): IdentityProvider | undefined {
  const settings = config.identityProvider
  if (settings) {
    return onTime(
      signedProvider({ ...settings, exchange: request => postSigned(settings.tokenUrl, request) }),
    )
  }
  if (!config.demo) return undefined
  const played = demoProvider()
  return signedProvider({
    authorizeUrl: simulatedPath,
    client: played.client,
    secret: played.secret,
    exchange: async (request, at) => played.answer(request, at),
  })
}

/** Asked at the time it is: a real provider does not follow the demonstration's clock. */
const onTime = (provider: IdentityProvider): IdentityProvider => ({
  address: question => provider.address({ ...question, at: systemClock.now() }),
  redeem: answer => provider.redeem({ ...answer, at: systemClock.now() }),
})
