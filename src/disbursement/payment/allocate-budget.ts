import type { Fen } from '#platform'

/** Something that asks for money, in the order of its priority among others. */
export interface Asking {
  readonly amountFen: Fen
}

/** One that is paid, with what it gets; never 0. */
export interface Granted<Line extends Asking> {
  readonly line: Line
  readonly grantedFen: Fen
}

/**
 * 按先后顺序: who stands first is paid in full as long as the ceiling lasts. One that no longer fits stays for the
 * next batch, where it stands first; smaller ones behind it may still be paid.
 */
export function allocateByPriority<Line extends Asking>(
  lines: readonly Line[],
  ceilingFen: Fen,
): Granted<Line>[] {
  let leftFen = ceilingFen
  return lines.flatMap(line => {
    if (line.amountFen > leftFen) return []
    leftFen -= line.amountFen
    return [{ line, grantedFen: line.amountFen }]
  })
}

/**
 * 按比例: everybody gets floor(amount × ceiling ÷ total) fen, so the sum never exceeds the ceiling and equal amounts
 * stay equal. What would be cut to nothing is left out. Below the ceiling nothing is cut.
 */
export function allocateByRatio<Line extends Asking>(
  lines: readonly Line[],
  ceilingFen: Fen,
): Granted<Line>[] {
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  if (totalFen <= ceilingFen) return lines.map(line => ({ line, grantedFen: line.amountFen }))
  return lines.flatMap(line => {
    // Amounts times a ceiling leave the range of exact numbers: 90 trillion yuan is 2^53 fen.
    const grantedFen = Number((BigInt(line.amountFen) * BigInt(ceilingFen)) / BigInt(totalFen))
    return grantedFen > 0 ? [{ line, grantedFen }] : []
  })
}
