import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  randomBytes,
  scryptSync,
  sign,
} from 'node:crypto'
import { signSm2 } from './sign-sm2.ts'

/** A certificate on a token. Its private key (PKCS #8) is encrypted under the PIN: scrypt, then AES-256-GCM. */
export interface TokenCertificate {
  readonly id: string
  readonly usage: 'sign' | 'encrypt'
  readonly alg: 'SM2-SM3' | 'RSA-SHA256'
  /** DER, base64 */
  readonly cert: string
}

export interface Token {
  readonly id: string
  readonly label: string
  readonly salt: string
  readonly certificates: readonly (TokenCertificate & { readonly sealed: string })[]
}

const keyFrom = (pin: string, salt: Buffer) => scryptSync(pin, salt, 32, { N: 16_384, r: 8, p: 1 })

/** Writes a token file. */
export function sealToken(made: {
  readonly id: string
  readonly label: string
  readonly pin: string
  readonly certificates: readonly (TokenCertificate & { readonly key: Buffer })[]
}): Token {
  const salt = randomBytes(16)
  const secret = keyFrom(made.pin, salt)
  const certificates = made.certificates.map(({ key, ...certificate }) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', secret, nonce)
    const body = Buffer.concat([cipher.update(key), cipher.final()])
    return { ...certificate, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') }
  })
  return { id: made.id, label: made.label, salt: salt.toString('base64'), certificates }
}

/** Signs with a certificate's key. @returns undefined if the PIN is wrong. */
export function signWith(token: Token, certificateId: string, pin: string, data: Buffer): Buffer | undefined {
  const certificate = token.certificates.find(one => one.id === certificateId)
  const key = certificate && open(certificate.sealed, keyFrom(pin, Buffer.from(token.salt, 'base64')))
  if (!certificate || !key) return undefined
  if (certificate.alg === 'SM2-SM3') return signSm2(secretOf(key), data)
  return sign('sha256', data, createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
}

function open(sealed: string, secret: Buffer): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return undefined
  }
}

/** The private scalar in PKCS #8: the 32-byte octet string inside ECPrivateKey. */
function secretOf(pkcs8: Buffer): bigint {
  const mark = Buffer.from('0201010420', 'hex')
  const at = pkcs8.indexOf(mark)
  if (at < 0) throw new Error('not a private key of this curve')
  return BigInt(`0x${pkcs8.subarray(at + mark.length, at + mark.length + 32).toString('hex')}`)
}
