import { z } from 'zod'
import { fenFromYuan } from '#platform'
import type { RowFault } from './file-kind.ts'

/** Cells of the files, read strictly: what is wrong is said, nothing is guessed. */
export const text = z.string('缺少此列的值').trim().min(1, '不能为空').max(200, '过长')
export const optionalText = z
  .string('缺少此列的值')
  .trim()
  .max(200, '过长')
  .transform(value => (value === '' ? null : value))
export const flag = z.enum(['0', '1'], '应为 0 或 1').transform(value => value === '1')
export const unitNo = z
  .string('缺少此列的值')
  .trim()
  .regex(/^\d{12}$/, '单位编号应为 12 位数字')
export const areaCode = z
  .string('缺少此列的值')
  .trim()
  .regex(/^\d{6}$/, '区划代码应为 6 位数字')
export const month = z
  .string('缺少此列的值')
  .trim()
  .regex(/^\d{4}(0[1-9]|1[0-2])$/, '月份应为 YYYYMM')
export const people = z
  .string('缺少此列的值')
  .trim()
  .regex(/^\d{1,7}$/, '应为不小于 0 的整数')
  .transform(Number)
export const yuan = z
  .string('缺少此列的值')
  .trim()
  .transform((value, context) => {
    const fen = fenFromYuan(value)
    if (fen !== undefined && fen >= 0) return fen
    context.addIssue({ code: 'custom', message: '金额应为不小于 0、最多两位小数的元' })
    return z.NEVER
  })
export const optionalDay = z
  .string('缺少此列的值')
  .trim()
  .refine(value => value === '' || isDay(value), '日期应为 YYYY-MM-DD')
  .transform(value => (value === '' ? null : value))

const isDay = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value

/** A row by its schema, or the first wrong cell of it. */
export function readRow<Schema extends z.ZodType>(schema: Schema) {
  return (cells: Readonly<Record<string, string>>): z.output<Schema> | RowFault => {
    const parsed = schema.safeParse(cells)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    return { column: issue?.path.join('.') ?? '', reason: issue?.message ?? '无法读取' }
  }
}
