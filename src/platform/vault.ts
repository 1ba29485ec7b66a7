import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'

/**
 * Personal data at rest: AES-256-GCM with a fresh nonce, bound to its place by `place` ("schema.table.column"),
 * and a keyed index (HMAC-SHA-256) to look a value up without storing it readably.
 * Layout: 1 byte version, 12 bytes nonce, 16 bytes tag, cipher text.
 */
const version = 1

interface Keys {
  readonly field: KeyObject
  readonly index: KeyObject
  readonly token: KeyObject
  /** each file has its own key, derived from this one */
  readonly file: KeyObject
  /** with which the application logs in to its database */
  readonly database: KeyObject
}

let keys: Keys | undefined

/** Derives the keys from the master secret; must be called once before anything is sealed. */
export function openVault(secret: string): void {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'wengang-hall', purpose, 32)))
  keys = {
    field: derive('field'),
    index: derive('index'),
    token: derive('token'),
    file: derive('file'),
    database: derive('database-login'),
  }
}

/** The password of the application's database role: the same in every process that has the hall's secret. */
export const applicationPassword = (): string => opened().database.export().toString('base64url')

export function opened() {
  if (!keys) throw new Error('the vault is not open')
  return keys
}

/** Encrypts `text` for the place where it is stored. */
export function seal(text: string, place: string): Buffer {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', opened().field, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body])
}

const nonceBytes = 12
const nonces = Buffer.alloc(nonceBytes * 512)
let nextNonce = nonces.length

/**
 * Single-use random bytes, drawn in bulk: imports seal millions of values, and each draw costs as much as a sealing.
 */
function freshNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces)
    nextNonce = 0
  }
  nextNonce += nonceBytes
  return nonces.subarray(nextNonce - nonceBytes, nextNonce)
}

/** Opens text sealed for this place. Throws if it was altered, moved, or sealed under another secret. */
export function unseal(sealed: Buffer, place: string): string {
  if (sealed[0] !== version) throw new Error(`sealed value of unknown version at ${place}`)
  const decipher = createDecipheriv('aes-256-gcm', opened().field, sealed.subarray(1, 13))
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
}
