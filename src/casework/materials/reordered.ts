/**
 * The order after one element moves to a position, counted from 1 and clamped to the ends. An element that is not in
 * the order changes nothing.
 */
export function reordered<T>(order: readonly T[], one: T, to: number): readonly T[] {
  if (!order.includes(one)) return order
  const others = order.filter(other => other !== one)
  const place = Math.min(Math.max(Math.trunc(to) || 1, 1), order.length) - 1
  return [...others.slice(0, place), one, ...others.slice(place)]
}
