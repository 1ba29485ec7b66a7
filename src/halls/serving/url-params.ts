import type { Visit } from './visit.ts'
import { wholeNumber } from './whole-number.ts'

type Query = Readonly<Partial<Record<string, string>>>

/** The number in the address; 0, which nothing has, if invalid. */
export const numberOf = ({ params: { no } }: Visit): number => wholeNumber(no) ?? 0

/** The requested page; 1 if invalid. */
export const pageAsked = ({ page }: Query): number => wholeNumber(page, 6) || 1

/** The requested year of this century; undefined if invalid. */
export const yearAsked = ({ year = '' }: Query): number | undefined =>
  /^20\d\d$/.test(year) ? wholeNumber(year) : undefined
