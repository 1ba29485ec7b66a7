import { createHash, sign, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import { der, octets, oid, parsed, sequence, set, tagged } from './der.ts'
import type { PrintSigner } from './signer-of.ts'

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const

/**
 * A detached CAdES-BES signature of `content` in DER (RFC 5652, ETSI EN 319 122-1; without a signing time, as PAdES
 * requires). Certificates are included byte for byte, so that Chinese subjects stay intact.
 */
export function cadesOf(content: Uint8Array, { key, certificates }: PrintSigner): Buffer {
  const [own] = certificates
  const attributes = signedAttributes(content, own)
  const signature = sign('sha256', Buffer.from(der(set(...attributes))), key)
  const signerInfo = sequence(
    new asn1.Integer({ value: 1 }),
    issuerAndSerial(own),
    sequence(oid(ids.sha256)),
    tagged(0, ...attributes),
    key.asymmetricKeyType === 'rsa'
      ? sequence(oid(ids.rsa), new asn1.Null())
      : sequence(oid(ids.ecdsaSha256)),
    octets(signature),
  )
  const signedData = sequence(
    new asn1.Integer({ value: 1 }),
    set(sequence(oid(ids.sha256))),
    sequence(oid(ids.data)),
    tagged(0, ...certificates.map(one => parsed(one.raw))),
    set(signerInfo),
  )
  return der(sequence(oid(ids.signedData), tagged(0, signedData)))
}

/** Sorted bytewise, as DER requires for sets. */
function signedAttributes(content: Uint8Array, own: X509Certificate): asn1.Sequence[] {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
  const attributes = [
    sequence(oid(ids.contentType), set(oid(ids.data))),
    sequence(oid(ids.messageDigest), set(octets(hash(content)))),
    sequence(oid(ids.signingCertificateV2), set(sequence(sequence(sequence(octets(hash(own.raw))))))),
  ]
  return attributes.sort((one, other) => Buffer.compare(der(one), der(other)))
}

/** Issuer and serial number, copied verbatim from the certificate. */
function issuerAndSerial(certificate: X509Certificate): asn1.Sequence {
  const fields = fieldsOf(fieldsOf(parsed(certificate.raw))[0])
  const first = fields[0]?.idBlock.tagClass === 3 ? 1 : 0
  const [serial, , issuer] = fields.slice(first)
  if (!serial || !issuer) throw new Error('no certificate')
  return sequence(issuer, serial)
}

function fieldsOf(value: asn1.AsnType | undefined): asn1.AsnType[] {
  if (!(value instanceof asn1.Sequence)) throw new Error('no certificate')
  return value.valueBlock.value
}
