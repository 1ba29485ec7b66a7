import { halfWidth } from '../../platform/half-width.ts'
import { withoutInvisible } from '../../platform/invisible.ts'

/** Hyphens and dashes of all kinds, which people put between groups of digits. */
const hyphens = /[-\u2010-\u2015\u2212\ufe58\ufe63]/g

/** A code as typed or pasted, without what cannot belong to it: width, blanks, line breaks, invisible marks. */
export const cleanCode = (text: string): string => halfWidth(withoutInvisible(text)).replace(/\s/g, '')

/** A number that is often written in groups, without its hyphens too. */
export const cleanNumber = (text: string): string => cleanCode(text).replace(hyphens, '')
