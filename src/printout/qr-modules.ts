import { encode } from 'uqr'

/** The dark modules of a QR code (ISO/IEC 18004, level M), row by row, without its quiet zone. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', border: 0 }).data
}
