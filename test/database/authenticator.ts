import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

export const site = 'https://hall.example.gov.cn'

interface Settings {
  readonly origin?: string
  readonly domain?: string
  readonly counter?: number
  /** whether user verification (fingerprint, face or PIN) was performed */
  readonly verified?: boolean
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** A security key in software (W3C WebAuthn 6.1, 6.5): ES256, no attestation. */
export function authenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  )
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const data = (settings: Settings, attested: Uint8Array[]) => {
    const { domain = 'hall.example.gov.cn', counter = 1, verified = true } = settings
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    return Buffer.concat([sha256(domain), Buffer.from([flags]), count, ...attested])
  }
  const posted = (response: object) =>
    JSON.stringify({ id: base64(id), rawId: base64(id), type: 'public-key', response })
  return {
    /** navigator.credentials.create, in the form the page posts */
    create(challenge: string, settings: Settings = {}): string {
      const authData = data(settings, [Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey])
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      return posted({
        clientDataJSON: base64(clientData('webauthn.create', challenge, settings.origin ?? site)),
        attestationObject: base64(isoCBOR.encode(attestation)),
        transports: ['internal'],
      })
    },
    /** navigator.credentials.get, in the form the page posts */
    get(challenge: string, settings: Settings = {}): string {
      const client = clientData('webauthn.get', challenge, settings.origin ?? site)
      const authData = data({ counter: 2, ...settings }, [])
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)
      return posted({
        clientDataJSON: base64(client),
        authenticatorData: base64(authData),
        signature: base64(signature),
      })
    },
  }
}
