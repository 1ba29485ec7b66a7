import { z } from 'zod'
import type { Field } from '#casework'
import { reductionReasons, typed, typedName, typedWords } from '#registry'

const declarable = Object.entries(reductionReasons).filter(([, reason]) => reason.old !== true)
const words = new Map(declarable.map(([code, { name }]) => [code, `${code} ${name}`]))

/** 本人辞职, 222 and “222 本人辞职” are the same reason. */
function reasonOf(typedText: string): string | undefined {
  const text = typedText.normalize('NFKC').replace(/\s+/g, '')
  const [code] =
    declarable.find(([code, { name }]) =>
      [code, name.normalize('NFKC'), `${code}${name.normalize('NFKC')}`].includes(text),
    ) ?? []
  return code && words.get(code)
}

export const leaver = z.object({
  name: typedName({ least: 2, most: 50, missing: '请填写姓名。' }),
  idNo: typed('id-no'),
  month: typed('month'),
  reason: typedWords({ least: 1, most: 50, missing: '请选择减员原因。' }).transform((text, context) => {
    const reason = reasonOf(text)
    if (reason !== undefined) return reason
    context.addIssue({
      code: 'custom',
      message: '减员原因应为减员原因表中的代码或名称，如 222 或 本人辞职。',
    })
    return z.NEVER
  }),
})

export type Leaver = z.output<typeof leaver>

/** The code of a reason as the form has it. */
export const reasonCode = (reason: string): string => reason.split(' ')[0] ?? ''

export const fields: Readonly<Record<keyof Leaver, Field>> = {
  name: { label: '姓名', kind: 'name', required: true },
  idNo: { label: '证件号码', kind: 'id-no', required: true },
  month: {
    label: '减员年月',
    kind: 'month',
    required: true,
    hint: '本单位不再缴费的第一个月，如 202308：最后缴费到 202307',
  },
  reason: { label: '减员原因', kind: 'select', required: true, options: [...words.values()] },
}
