/** Input that is not strict DER. */
export class DerFault extends Error {}

/** One element: its tag byte, start of header, start and end of body, in `bytes`. */
export interface Element {
  readonly bytes: Uint8Array
  readonly tag: number
  readonly start: number
  readonly from: number
  readonly end: number
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/**
 * Reads the element at `start` (ITU-T X.690, DER: low tags, definite and shortest lengths of at most four bytes).
 * @throws DerFault
 */
export function elementAt(bytes: Uint8Array, start: number, limit: number): Element {
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined || start + 2 > limit) throw new DerFault('cut short')
  if ((tag & 0x1f) === 0x1f) throw new DerFault('high tag')
  let from = start + 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4 || from + count > limit) throw new DerFault('length')
    length = 0
    for (const byte of bytes.subarray(from, from + count)) length = length * 256 + byte
    if (length < 0x80 || (count > 1 && length < 256 ** (count - 1))) throw new DerFault('long length')
    from += count
  }
  const end = from + length
  if (end > limit) throw new DerFault('cut short')
  return { bytes, tag, start, from, end }
}

/** The one element that spans all of `bytes`. @throws DerFault on trailing bytes. */
export function wholeElement(bytes: Uint8Array, tag: number): Element {
  const element = elementAt(bytes, 0, bytes.length)
  if (element.end !== bytes.length) throw new DerFault('bytes behind')
  return expect(element, tag)
}

/** The direct children of an element. */
export function inside(element: Element): Element[] {
  const found: Element[] = []
  for (let at = element.from; at < element.end; ) {
    const one = elementAt(element.bytes, at, element.end)
    found.push(one)
    at = one.end
  }
  return found
}

export function expect(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new DerFault(`tag ${element?.tag} instead of ${tag}`)
  return element
}

/** Header and body, as encoded. */
export const wholeOf = (element: Element): Uint8Array => element.bytes.subarray(element.start, element.end)

export const bodyOf = (element: Element): Uint8Array => element.bytes.subarray(element.from, element.end)
