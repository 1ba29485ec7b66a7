import { cleanNumber } from './clean-code.ts'

/** A mobile number without the country's code, where that is certain. */
export const cleanMobile = (text: string): string =>
  cleanNumber(text).replace(/^(?:\+|00)?86(?=1[3-9]\d{9}$)/, '')
