import { z } from 'zod'
import { type Fen, fenFromYuan } from '#platform'
import { fieldKinds } from '#registry'

/** An amount above zero in a form's schema, in yuan as typed, read as fen. */
export const typedAmount = z
  .string()
  .default('')
  .transform((text, context): Fen => {
    const fen = fenFromYuan(fieldKinds.amount.clean(text))
    if (fen !== undefined && fen > 0) return fen
    context.addIssue({ code: 'custom', message: '请填写大于 0 的金额，单位元，最多两位小数。' })
    return z.NEVER
  })
