import { signatureAlgorithm } from './algorithms.ts'
import { DerFault, type Element, elementAt, expect, inside, tags } from './der.ts'
import { naturalOf, timeOf } from './der-values.ts'
import { type DistinguishedName, nameOf } from './distinguished-name.ts'
import { extensionsOf } from './extensions.ts'
import { derOf, type Signed, signedOf } from './read-certificate.ts'

/** An unverified list of revoked certificates (RFC 5280, 5). */
export interface RevocationList {
  readonly issuer: DistinguishedName
  readonly thisUpdate: Date
  /** undefined: the issuer does not announce the next list */
  readonly nextUpdate: Date | undefined
  /** serial numbers as `Certificate.serial` */
  readonly serials: ReadonlySet<string>
  readonly signed: Signed
}

const distributionPoint = '2.5.29.28'

/**
 * Parses a CRL in DER or PEM; a hundred thousand entries take some tens of milliseconds.
 * @throws DerFault if it is malformed, a delta CRL, or an indirect CRL.
 */
export function readRevocations(file: Uint8Array): RevocationList {
  const { content, algorithm, signature } = signedOf(derOf(file, 'X509 CRL'))
  const parts = inside(content)
  if (parts[0]?.tag === tags.integer) parts.shift()
  const [inner, issuer, thisUpdate, ...rest] = parts
  if (signatureAlgorithm(inner) !== algorithm) throw new DerFault('two algorithms')
  const next = rest[0] && isTime(rest[0]) ? rest.shift() : undefined
  const list = rest[0]?.tag === tags.sequence ? rest.shift() : undefined
  refuseOtherKinds(rest[0])
  return {
    issuer: nameOf(issuer),
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next && timeOf(next),
    serials: list ? serialsOf(list) : new Set(),
    signed: { content: content.bytes.subarray(content.start, content.end), algorithm, signature },
  }
}

const isTime = ({ tag }: Element) => tag === tags.utcTime || tag === tags.generalizedTime

function serialsOf(list: Element): Set<string> {
  const serials = new Set<string>()
  for (let at = list.from; at < list.end; ) {
    const entry = expect(elementAt(list.bytes, at, list.end), tags.sequence)
    serials.add(naturalOf(elementAt(list.bytes, entry.from, entry.end)))
    at = entry.end
  }
  return serials
}

function refuseOtherKinds(element: Element | undefined): void {
  for (const { oid, critical, value } of extensionsOf(element)) {
    if (critical && oid !== distributionPoint) throw new DerFault('kind of list')
    if (oid !== distributionPoint) continue
    const indirect = inside(elementAt(value, 0, value.length)).some(part => part.tag === 0x84)
    if (indirect) throw new DerFault('list for other issuers')
  }
}
