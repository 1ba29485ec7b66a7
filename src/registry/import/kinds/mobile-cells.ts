import { blindIndex } from '#platform'

/** A mobile as two columns of COPY text: sealed for its row, and its keyed index; both null where there is none. */
export function mobileCells(
  mobile: string | null,
  sealIt: (mobile: string) => Buffer,
): readonly [string, string] {
  if (mobile === null) return ['\\N', '\\N']
  return [`\\\\x${sealIt(mobile).toString('hex')}`, `\\\\x${blindIndex(mobile, 'mobile').toString('hex')}`]
}
