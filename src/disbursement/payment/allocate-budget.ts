import type { Fen } from '#platform'

/** A claim on the budget, in priority order. */
export interface Asking {
  readonly amountFen: Fen
}

/** A claim that is paid and its amount, never 0. */
export interface Granted<Line extends Asking> {
  readonly line: Line
  readonly grantedFen: Fen
}

/**
 * 按先后顺序: pays in full by priority while the ceiling lasts. A claim that no longer fits waits for the next batch, where
 * it comes first; smaller ones after it may still be paid.
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
 * 按比例: each claim gets floor(amount × ceiling ÷ total) fen, so the sum never exceeds the ceiling and equal amounts stay
 * equal. Claims reduced to zero are left out. Nothing is reduced when the total is within the ceiling.
 */
export function allocateByRatio<Line extends Asking>(
  lines: readonly Line[],
  ceilingFen: Fen,
): Granted<Line>[] {
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  if (totalFen <= ceilingFen) return lines.map(line => ({ line, grantedFen: line.amountFen }))
  return lines.flatMap(line => {
    // BigInt: amount × ceiling exceeds 2^53, and 90 trillion yuan is already 2^53 fen.
    const grantedFen = Number((BigInt(line.amountFen) * BigInt(ceilingFen)) / BigInt(totalFen))
    return grantedFen > 0 ? [{ line, grantedFen }] : []
  })
}
