import { createHash } from 'node:crypto'
import { type Algorithm, type PublicKey, publicKeyOf, signatureAlgorithm } from './algorithms.ts'
import { DerFault, type Element, expect, inside, tags, wholeElement, wholeOf } from './der.ts'
import { bitsOf, naturalOf, timeOf } from './der-values.ts'
import { type DistinguishedName, nameOf } from './distinguished-name.ts'
import {
  type Extension,
  extensionsOf,
  extensionText,
  type KeyUsage,
  keyUsageOf,
  pathLengthOf,
  strangeCritical,
} from './extensions.ts'

/** A parsed, unverified certificate (RFC 5280; GM/T 0015-2012 for SM2). */
export interface Certificate {
  readonly der: Uint8Array
  /** SHA-256 of `der`, hexadecimal */
  readonly fingerprint: string
  /** hexadecimal, upper case */
  readonly serial: string
  readonly subject: DistinguishedName
  readonly issuer: DistinguishedName
  readonly validFrom: Date
  readonly validTo: Date
  /** its own key, and thereby the algorithm of its signatures */
  readonly key: PublicKey
  readonly keyUsage: KeyUsage
  /** path length constraint; undefined for a certificate that may not issue others */
  readonly pathLength: number | undefined
  /** whether it has an unsupported critical extension */
  readonly strange: boolean
  /** candidates for a unified social credit code (GB 32100) in the subject or the private extensions */
  readonly creditCodes: readonly string[]
  /** the bytes its issuer signed, the algorithm, and the signature */
  readonly signed: Signed
}

export interface Signed {
  readonly content: Uint8Array
  readonly algorithm: Algorithm
  readonly signature: Uint8Array
}

/**
 * Parses one certificate in DER.
 * @throws DerFault unless it is strictly a certificate with a key of a supported algorithm.
 */
export function readCertificate(der: Uint8Array): Certificate {
  const { content, algorithm, signature } = signedOf(der)
  const parts = inside(content)
  const version = parts[0]?.tag === 0xa0 ? parts.shift() : undefined
  if (!version || naturalOf(inside(version)[0]) !== '02') throw new DerFault('version')
  const [serial, inner, issuer, validity, subject, key, ...rest] = parts
  if (signatureAlgorithm(inner) !== algorithm) throw new DerFault('two algorithms')
  const [from, to] = inside(expect(validity, tags.sequence))
  const extensions = extensionsOf(rest.find(one => one.tag === 0xa3))
  const holder = nameOf(subject)
  return {
    der,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    serial: naturalOf(serial),
    subject: holder,
    issuer: nameOf(issuer),
    validFrom: timeOf(from),
    validTo: timeOf(to),
    key: publicKeyOf(key),
    keyUsage: keyUsageOf(extensions),
    pathLength: pathLengthOf(extensions),
    strange: strangeCritical(extensions),
    creditCodes: creditCodesOf(holder, extensions),
    signed: { content: wholeOf(content), algorithm, signature },
  }
}

/** The three parts of every signed structure: content, algorithm, signature. */
export function signedOf(der: Uint8Array): Omit<Signed, 'content'> & { readonly content: Element } {
  const [content, algorithm, signature, ...rest] = inside(wholeElement(der, tags.sequence))
  if (rest.length > 0) throw new DerFault('parts')
  return {
    content: expect(content, tags.sequence),
    algorithm: signatureAlgorithm(algorithm),
    signature: bitsOf(signature),
  }
}

const codeShape = /^[0-9A-HJ-NPQRTUWXY]{18}$/

/** serialNumber and organizationIdentifier of the subject. */
const codeParts = new Set(['2.5.4.5', '2.5.4.97'])

/** GM/T 0015-2012: organization code, business registration number, taxpayer number. */
const codeExtensions = new Set(['1.2.156.10260.4.1.3', '1.2.156.10260.4.1.4', '1.2.156.10260.4.1.5'])

function creditCodesOf(subject: DistinguishedName, extensions: readonly Extension[]): string[] {
  const said = [
    ...subject.parts.filter(([oid]) => codeParts.has(oid)).map(([, text]) => text),
    ...extensions.filter(one => codeExtensions.has(one.oid)).map(extensionText),
  ]
  const codes = said.map(text => text.trim().toUpperCase()).filter(text => codeShape.test(text))
  return [...new Set(codes)]
}

/** Reads a certificate from a file or pasted text: DER, or PEM with one certificate. @throws DerFault */
export function readCertificateFile(file: Uint8Array): Certificate {
  return readCertificate(derOf(file, 'CERTIFICATE'))
}

/** Decodes PEM; DER is returned unchanged. */
export function derOf(file: Uint8Array, label: string): Uint8Array {
  if (file[0] === tags.sequence) return file
  const text = Buffer.from(file).toString('latin1')
  const framed = new RegExp(`-----BEGIN ${label}-----([\\sA-Za-z0-9+/=]+)-----END ${label}-----`)
  const body = (framed.exec(text)?.[1] ?? text).replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new DerFault('neither DER nor PEM')
  return Buffer.from(body, 'base64')
}
