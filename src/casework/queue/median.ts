/** The middle one; of an even number the later of the two, so that nobody is promised too much. */
export function median(days: readonly number[]): number {
  const sorted = [...days].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
