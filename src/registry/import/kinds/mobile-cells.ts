import { blindIndex, seal } from '#platform'

/** A mobile as two columns of COPY text: sealed for its place, and its keyed index; both null where there is none. */
export function mobileCells(mobile: string | null, place: string): readonly [string, string] {
  if (mobile === null) return ['\\N', '\\N']
  return [
    `\\\\x${seal(mobile, place).toString('hex')}`,
    `\\\\x${blindIndex(mobile, 'mobile').toString('hex')}`,
  ]
}
