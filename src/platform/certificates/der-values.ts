import { bodyOf, DerFault, type Element, expect, tags } from './der.ts'

/** An object identifier in dotted form. */
export function oidOf(element: Element | undefined): string {
  const body = bodyOf(expect(element, tags.oid))
  const arcs: number[] = []
  let arc = 0
  for (const byte of body) {
    if (arc === 0 && byte === 0x80) throw new DerFault('long arc')
    arc = arc * 128 + (byte & 0x7f)
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new DerFault('arc too large')
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [first] = arcs
  if (first === undefined || (body.at(-1) ?? 0x80) >= 0x80) throw new DerFault('identifier')
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...arcs.slice(1)].join('.')
}

/** A non-negative integer in shortest form, as upper-case hexadecimal; used for serial numbers. */
export function naturalOf(element: Element | undefined): string {
  const body = bodyOf(expect(element, tags.integer))
  const [first, second] = body
  if (first === undefined || first >= 0x80) throw new DerFault('negative')
  if (first === 0 && second !== undefined && second < 0x80) throw new DerFault('long number')
  const shown = first === 0 && body.length > 1 ? body.subarray(1) : body
  return Buffer.from(shown.buffer, shown.byteOffset, shown.length).toString('hex').toUpperCase()
}

/** The bytes of a bit string without unused bits. */
export function bitsOf(element: Element | undefined): Uint8Array {
  const body = bodyOf(expect(element, tags.bitString))
  if (body[0] !== 0) throw new DerFault('unused bits')
  return body.subarray(1)
}

const utc = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
const generalized = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/

/** UTCTime or GeneralizedTime in the forms that RFC 5280 allows. */
export function timeOf(element: Element | undefined): Date {
  if (!element) throw new DerFault('no time')
  const text = Buffer.from(bodyOf(element)).toString('latin1')
  const parts = element.tag === tags.utcTime ? utc.exec(text) : generalized.exec(text)
  if (!parts || (element.tag !== tags.utcTime && element.tag !== tags.generalizedTime)) {
    throw new DerFault('time')
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  const full = element.tag === tags.utcTime ? (year < 50 ? 2000 : 1900) + year : year
  const time = new Date(Date.UTC(full, month - 1, day, hour, minute, second))
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day || hour > 23) throw new DerFault('time')
  return time
}

const decoders: Readonly<Record<number, (body: Buffer) => string>> = {
  12: body => body.toString('utf8'),
  18: body => body.toString('latin1'),
  19: body => body.toString('latin1'),
  20: body => body.toString('latin1'),
  22: body => body.toString('latin1'),
  30: body =>
    Buffer.from(body.subarray(0, body.length & ~1))
      .swap16()
      .toString('utf16le'),
}

/** A character string of a name; undefined for any other type. */
export function textOf(element: Element): string | undefined {
  return decoders[element.tag]?.(Buffer.from(bodyOf(element)))
}
