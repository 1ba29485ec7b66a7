import { cleanNumber } from './clean-code.ts'

/** An ID number; what stands for X in its last place is an X: nothing but digits and X can be there. */
export const cleanIdNo = (text: string): string =>
  cleanNumber(text)
    .toUpperCase()
    .replace(/^(\d{17})[×ⅩХΧ]$/, '$1X')
