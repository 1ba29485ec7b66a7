import { type KeyObject, randomBytes, sign } from 'node:crypto'
import * as asn1 from 'asn1js'
import { der, octets, oid, parsed, sequence, set, tagged } from './der.ts'

const ids = {
  cn: '2.5.4.3',
  sha256Rsa: '1.2.840.113549.1.1.11',
  sha256Ecdsa: '1.2.840.10045.4.3.2',
  constraints: '2.5.29.19',
  usage: '2.5.29.15',
}

/** A self-signed signing certificate (X.509 v3, RSA or EC), valid 2020 to 2049, as PEM. */
export function selfSigned(
  pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  name: string,
): string {
  const subject = sequence(set(sequence(oid(ids.cn), new asn1.Utf8String({ value: name }))))
  const algorithm =
    pair.privateKey.asymmetricKeyType === 'rsa'
      ? sequence(oid(ids.sha256Rsa), new asn1.Null())
      : sequence(oid(ids.sha256Ecdsa))
  const day = (text: string) => new asn1.UTCTime({ valueDate: new Date(text) })
  // digitalSignature and nonRepudiation
  const usage = new asn1.BitString({ valueHex: Uint8Array.from([0xc0]), unusedBits: 6 })
  const toSign = sequence(
    tagged(0, new asn1.Integer({ value: 2 })),
    new asn1.Integer({ valueHex: Uint8Array.from([0x01, ...randomBytes(15)]) }),
    algorithm,
    subject,
    sequence(day('2020-01-01T00:00:00Z'), day('2049-12-31T00:00:00Z')),
    subject,
    parsed(pair.publicKey.export({ type: 'spki', format: 'der' })),
    tagged(3, sequence(extension(ids.constraints, sequence()), extension(ids.usage, usage))),
  )
  const signature = sign('sha256', der(toSign), pair.privateKey)
  const whole = sequence(toSign, algorithm, new asn1.BitString({ valueHex: Uint8Array.from(signature) }))
  const lines =
    der(whole)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const extension = (id: string, value: asn1.AsnType) =>
  sequence(oid(id), new asn1.Boolean({ value: true }), octets(der(value)))
