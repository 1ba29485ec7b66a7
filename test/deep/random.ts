export interface Random {
  /** from 0 to below 1 */
  (): number
  /** a whole number below `most` */
  below(most: number): number
  /** one of at least one */
  pick<T>(of: readonly T[]): T
  chance(of: number): boolean
}

/** mulberry32, a stream of its own for each numbered case, so that one can be repeated without those before it. */
export function randomOf(seed: number, no = 0): Random {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(no + 1, 0x85ebca6b)
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number) => Math.floor(random() * most)
  function pick<T>(of: readonly T[]): T {
    if (of.length === 0) throw new Error('nothing to pick from')
    return of[below(of.length)] as T
  }
  return Object.assign(random, { below, pick, chance: (of: number) => random() < of })
}
