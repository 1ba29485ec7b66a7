import * as asn1 from 'asn1js'

/** Encodes a value in DER. */
export const der = (value: asn1.BaseBlock): Buffer => Buffer.from(value.toBER())

/** A value already encoded in DER. */
export function parsed(bytes: Uint8Array): asn1.AsnType {
  const { offset, result } = asn1.fromBER(bytes)
  if (offset === -1) throw new Error('no DER')
  return result
}

export const oid = (value: string) => new asn1.ObjectIdentifier({ value })

export const sequence = (...value: asn1.AsnType[]) => new asn1.Sequence({ value })

export const set = (...value: asn1.AsnType[]) => new asn1.Set({ value })

export const octets = (valueHex: Uint8Array) => new asn1.OctetString({ valueHex: Uint8Array.from(valueHex) })

/** [n] wrapping other values */
export const tagged = (tagNumber: number, ...value: asn1.AsnType[]) =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value })
