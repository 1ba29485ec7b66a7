import { bodyOf, DerFault, type Element, elementAt, expect, inside, tags, wholeElement } from './der.ts'
import { naturalOf, oidOf, textOf } from './der-values.ts'

export interface Extension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Parses Extensions (RFC 5280, 4.1.2.9). @throws DerFault on duplicates. */
export function extensionsOf(element: Element | undefined): Extension[] {
  if (!element) return []
  const [list, ...rest] = inside(element)
  if (rest.length > 0) throw new DerFault('extensions')
  const found = inside(expect(list, tags.sequence)).map(extension => {
    const parts = inside(expect(extension, tags.sequence))
    const critical = parts[1]?.tag === tags.boolean && bodyOf(parts[1])[0] === 0xff
    const value = bodyOf(expect(parts.at(-1), tags.octetString))
    return { oid: oidOf(parts[0]), critical, value }
  })
  if (new Set(found.map(one => one.oid)).size !== found.length) throw new DerFault('extension twice')
  return found
}

const keyUsageOid = '2.5.29.15'
const basicConstraintsOid = '2.5.29.19'

/** Supported extensions; any other critical extension makes a certificate unusable. */
const understood = new Set([keyUsageOid, basicConstraintsOid, '2.5.29.37', '2.5.29.17', '2.5.29.32'])

export const strangeCritical = (extensions: readonly Extension[]): boolean =>
  extensions.some(one => one.critical && !understood.has(one.oid))

export interface KeyUsage {
  readonly signs: boolean
  readonly signsCertificates: boolean
  readonly signsRevocations: boolean
}

/** Digital signature or non-repudiation, certificates, CRLs (RFC 5280, 4.2.1.3); nothing without the extension. */
export function keyUsageOf(extensions: readonly Extension[]): KeyUsage {
  const extension = extensions.find(one => one.oid === keyUsageOid)
  const bits = extension ? (bodyOf(wholeElement(extension.value, tags.bitString))[1] ?? 0) : 0
  const has = (bit: number) => (bits & (0x80 >> bit)) !== 0
  return { signs: has(0) || has(1), signsCertificates: has(5), signsRevocations: has(6) }
}

/** Path length constraint; undefined for a certificate that is not an authority's. */
export function pathLengthOf(extensions: readonly Extension[]): number | undefined {
  const extension = extensions.find(one => one.oid === basicConstraintsOid)
  if (!extension) return undefined
  const [ca, length] = inside(wholeElement(extension.value, tags.sequence))
  if (ca?.tag !== tags.boolean || bodyOf(ca)[0] !== 0xff) return undefined
  return length ? Number.parseInt(naturalOf(length), 16) : Number.POSITIVE_INFINITY
}

/** The text of a private extension: a character string, or bare characters as some authorities encode them. */
export function extensionText({ value }: Extension): string {
  try {
    const element = elementAt(value, 0, value.length)
    const text = element.end === value.length ? textOf(element) : undefined
    if (text !== undefined) return text
  } catch (fault) {
    if (!(fault instanceof DerFault)) throw fault
  }
  return Buffer.from(value).toString('latin1')
}
