import type { Visit } from './visit.ts'

/** The number of a list in the address; 0, which no list has, for anything else. */
export function numberOf({ params: { no = '' } }: Visit): number {
  return /^\d{1,12}$/.test(no) ? Number(no) : 0
}

/** The page asked for; the first for anything else. */
export function pageAsked({ query: { page = '1' } }: Visit): number {
  return /^\d{1,6}$/.test(page) ? Number(page) : 1
}
