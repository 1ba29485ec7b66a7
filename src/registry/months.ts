/** The month (YYYYMM) a number of months later, or earlier where it is negative. */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1 + months
  return `${Math.floor(count / 12)}${String((count % 12) + 1).padStart(2, '0')}`
}
