import { DerFault, type Element, expect, inside, tags, wholeOf } from './der.ts'
import { oidOf, textOf } from './der-values.ts'

/** A certificate's holder or issuer. */
export interface DistinguishedName {
  /** the encoded name in hexadecimal, so that equal names are equal strings */
  readonly key: string
  readonly commonName: string
  readonly organization: string
  /** every part by object identifier, in order */
  readonly parts: readonly (readonly [oid: string, text: string])[]
}

const commonName = '2.5.4.3'
const organization = '2.5.4.10'

export function nameOf(element: Element | undefined): DistinguishedName {
  const sequence = expect(element, tags.sequence)
  const parts = inside(sequence).flatMap(set =>
    inside(expect(set, tags.set)).map(pair => {
      const [oid, value] = inside(expect(pair, tags.sequence))
      const text = value && textOf(value)
      if (text === undefined) throw new DerFault('name')
      return [oidOf(oid), text] as const
    }),
  )
  const last = (oid: string) => parts.findLast(([name]) => name === oid)?.[1] ?? ''
  return {
    key: Buffer.from(wholeOf(sequence)).toString('hex'),
    commonName: last(commonName),
    organization: last(organization),
    parts,
  }
}
