import type { Visit } from './visit.ts'

/** The list number in the address; 0, which no list has, if invalid. */
export function numberOf({ params: { no = '' } }: Visit): number {
  return /^\d{1,12}$/.test(no) ? Number(no) : 0
}

/** The requested page; 1 if invalid. */
export function pageAsked({ query: { page = '1' } }: Visit): number {
  return /^\d{1,6}$/.test(page) ? Number(page) : 1
}
