import { z } from 'zod'
import type { FieldSection } from '#casework'
import { figuresOfFacts, registerFigures } from '#entitlement'
import { typedIfAny, typedWords } from '#registry'
import { contactFields, contactShape } from '../contact.ts'

/** The figures that can be disputed, by the names used on pages and in letters. */
const figureNames = figuresOfFacts.map(name => registerFigures[name].name)

export const schema = z.object({
  ...contactShape,
  figure: z.enum(figureNames, '请选择有误的数据。'),
  month: typedIfAny('month', '请输入年月 6 位数字，如 202206；不是某个月的数据可以不填。'),
  right: typedWords({ least: 1, most: 100, missing: '请填写应为多少。' }),
  reason: typedWords({
    least: 10,
    most: 500,
    missing: '请写明为什么有误、佐证材料能证明什么，至少 10 个字。',
  }),
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '更正内容',
    note: '更正由管理该项登记的单位核对后在其系统中办理，下一次数据导入后“我能享受多少”会显示更正后的数。',
    fields: {
      figure: {
        label: '有误的数据',
        kind: 'select',
        required: true,
        options: ['', ...figureNames],
        hint: '系统登记的数见上方“系统登记的数据”',
      },
      month: { label: '所属月份', kind: 'month', required: false, hint: '某一个月有误时填写，如 202206' },
      right: { label: '应为', kind: 'text', required: true, hint: '如 5 人、12 个月、72000.00 元、否' },
      reason: {
        label: '更正理由',
        kind: 'textarea',
        required: true,
        hint: '同一单位一次办理一笔更正；有几项数据有误的，请在这里一并写明，并上传各项的材料',
      },
    },
  },
  {
    title: '联系信息',
    fields: contactFields,
  },
]
