/** Upper median, so that estimates err on the long side. */
export function median(days: readonly number[]): number {
  const sorted = [...days].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
