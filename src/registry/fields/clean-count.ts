import { halfWidth } from '../../platform/half-width.ts'
import { withoutInvisible } from '../../platform/invisible.ts'
import { withoutSeparators } from './amount.ts'

/** A number of people or months in plain digits. */
export const cleanCount = (text: string): string =>
  withoutSeparators(halfWidth(withoutInvisible(text)).trim())
