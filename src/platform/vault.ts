import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { placeOf, type SealedColumn, type SealedRow } from './seals/sealed-column.ts'

/**
 * Personal data at rest: AES-256-GCM with a random nonce, bound to table, column and row (decision “seals belong to
 * their place”), and a keyed index (HMAC-SHA-256) to look a value up without storing it readably.
 * Layout: 1 byte version, 1 byte key number, 1 byte flags, 12 bytes nonce, 16 bytes tag, cipher text.
 * Version 1 (1 byte version, nonce, tag, cipher text; bound to its column alone) is only read.
 */
const version = 2
const headerBytes = 3
const nonceBytes = 12
const tagBytes = 16

/** flags: the text was deflated before it was sealed */
const deflated = 1
/** Shorter texts are sealed as they are: deflating them costs more than it saves. */
const worthDeflating = 256

/** key number of every seal of version 1, and of the keys of indexes and files, which carry no number */
const firstKey = 1

interface Keys {
  readonly current: { readonly number: number; readonly key: KeyObject }
  /** the keys of seals by their number */
  readonly seals: ReadonlyMap<number, KeyObject>
  /** opens seals of version 1 */
  readonly older: KeyObject
  readonly index: KeyObject
  readonly token: KeyObject
  /** each file has its own key, derived from this one */
  readonly file: KeyObject
  /** with which the application logs in to its database */
  readonly database: KeyObject
}

let keys: Keys | undefined

/**
 * Derives the keys; must be called once before anything is sealed. `secrets` holds every secret that something may be
 * sealed under, by key number, `secret` among them: that one seals from now on. Indexes, files and the
 * database login stay with the first.
 */
export function openVault(
  secret: string,
  secrets: ReadonlyMap<number, string> = new Map([[firstKey, secret]]),
): void {
  const [number] = [...secrets].find(([, one]) => one === secret) ?? []
  const first = secrets.get(firstKey)
  if (number === undefined || first === undefined)
    throw new Error('the vault lacks its first or its present secret')
  const seals = new Map([...secrets].map(([no, one]) => [no, derive(one, 'seal')]))
  keys = {
    current: { number, key: derive(secret, 'seal') },
    seals,
    older: derive(first, 'field'),
    index: derive(first, 'index'),
    token: derive(secret, 'token'),
    file: derive(first, 'file'),
    database: derive(first, 'database-login'),
  }
}

const derive = (secret: string, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'wengang-hall', purpose, 32)))

/** The password of the application's database role: the same in every process that has the hall's first secret. */
export const applicationPassword = (): string => opened().database.export().toString('base64url')

export function opened() {
  if (!keys) throw new Error('the vault is not open')
  return keys
}

/** The first bytes of every seal that need not be sealed again: newest version, present key. */
export const newestHeader = (): Buffer => Buffer.from([version, opened().current.number])

/** Encrypts `text` for the column and row where it is stored. */
export function seal<Key extends string>(
  text: string,
  column: SealedColumn<Key>,
  row: SealedRow<Key>,
): Buffer {
  const { number, key } = opened().current
  const { clear, flags } = packed(text)
  const nonce = freshNonce()
  const bound = boundTo(number, flags, placeOf(column, row))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  const body = cipher.update(clear)
  cipher.final()
  const sealed = Buffer.allocUnsafe(headerBytes + nonceBytes + tagBytes + body.length)
  sealed[0] = version
  sealed[1] = number
  sealed[2] = flags
  nonce.copy(sealed, headerBytes)
  cipher.getAuthTag().copy(sealed, headerBytes + nonceBytes)
  body.copy(sealed, headerBytes + nonceBytes + tagBytes)
  return sealed
}

/** Deflated only where that makes it smaller. */
function packed(text: string): { readonly clear: Buffer; readonly flags: number } {
  const clear = Buffer.from(text)
  if (clear.length < worthDeflating) return { clear, flags: 0 }
  const small = deflateRawSync(clear)
  return small.length < clear.length ? { clear: small, flags: deflated } : { clear, flags: 0 }
}

/** What the tag covers besides the text: header and place, as one string because imports seal millions of values. */
const boundTo = (number: number, flags: number, place: string) =>
  Buffer.from(String.fromCharCode(version, number, flags) + place)

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

/**
 * The text that was sealed for this column and row. Throws when it was changed or moved, or when its key is not among
 * the hall's secrets.
 */
export function unseal<Key extends string>(
  sealed: Buffer,
  column: SealedColumn<Key>,
  row: SealedRow<Key>,
): string {
  if (sealed[0] === 1) return unsealOlder(sealed, column.before)
  if (sealed[0] !== version) throw new Error(`sealed value of unknown version in ${nameOf(column)}`)
  const number = sealed[1] ?? 0
  const flags = sealed[2] ?? 0
  const key = opened().seals.get(number)
  if (!key)
    throw new Error(
      `sealed value in ${nameOf(column)} needs key number ${number}, which the hall does not hold`,
    )
  const bound = boundTo(number, flags, placeOf(column, row))
  const clear = decrypt(key, sealed.subarray(headerBytes), bound)
  return (flags === deflated ? inflateRawSync(clear) : clear).toString('utf8')
}

const nameOf = ({ table, column }: SealedColumn) => `${table}.${column}`

/** Version 1 names no row: a value that was moved within its column still opens, until it is sealed again. */
const unsealOlder = (sealed: Buffer, place: string): string =>
  decrypt(opened().older, sealed.subarray(1), Buffer.from(place)).toString('utf8')

/** Whether a value of version 1 was sealed under this secret, whatever the vault holds. */
export function opensOlder(secret: string, sealed: Buffer, { before }: SealedColumn): boolean {
  try {
    decrypt(derive(secret, 'field'), sealed.subarray(1), Buffer.from(before))
    return true
  } catch {
    return false
  }
}

/** Nonce, tag and cipher text. */
function decrypt(key: KeyObject, sealed: Buffer, bound: Buffer): Buffer {
  const body = nonceBytes + tagBytes
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(bound).setAuthTag(sealed.subarray(nonceBytes, body))
  const clear = decipher.update(sealed.subarray(body))
  decipher.final()
  return clear
}
