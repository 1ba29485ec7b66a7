import { restored } from './restored.ts'

const advice = '请在原表中先把这一列设为“文本”格式，再重新填写或重新导出'

const fifteen = 'Excel 只保留长数字的前 15 位，后面的数字已变成 0'

/**
 * The reason where Excel has thrown digits of a long number away, so that nobody can tell what it was: written as
 * 4.1E+11, or as 18 digits of which it keeps fifteen.
 */
export function lostDigits(cell: string): string | undefined {
  const text = restored(cell)
  // All fifteen digits that are kept, as xlsx/shown-number.ts writes a longer number.
  if (/^[-+]?\d\.\d{14}E\+?\d{1,3}$/i.test(text)) return `${fifteen}；${advice}`
  if (/^[-+]?\d(?:\.\d*)?E\+?\d{1,3}$/i.test(text))
    return `Excel 把长数字缩短成了科学计数，原来的数字已经丢失；${advice}`
  if (/^[1-9]\d{14}0{3,5}$/.test(text)) return `${fifteen}；${advice}`
  return undefined
}
