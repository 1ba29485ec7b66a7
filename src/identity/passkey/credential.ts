import { z } from 'zod'
import { refuse } from '#platform'

const text = z.string().max(20_000)

const registration = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(30)).max(10).default([]),
  }),
})

const assertion = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
})

const nothing = '没有收到通行密钥，请按提示再试一次。'

function read<T extends z.ZodType>(schema: T, credential: string): z.output<T> {
  const parsed = schema.safeParse(jsonOf(credential))
  return parsed.success ? parsed.data : refuse('invalid', nothing, 'credential')
}

function jsonOf(posted: string): unknown {
  try {
    return JSON.parse(posted)
  } catch {
    return undefined
  }
}

/** Accepted key algorithms (COSE): EdDSA, ECDSA with SHA-256, RSA with SHA-256. */
export const algorithms = [-8, -7, -257]

/** Parses a new passkey as the page posts it (RegistrationResponseJSON). @throws Refusal at `credential`. */
export const readRegistration = (posted: string) => ({
  ...read(registration, posted),
  clientExtensionResults: {},
})

/** Parses a passkey signature as the page posts it (AuthenticationResponseJSON). @throws Refusal at `credential`. */
export const readAssertion = (posted: string) => ({ ...read(assertion, posted), clientExtensionResults: {} })
