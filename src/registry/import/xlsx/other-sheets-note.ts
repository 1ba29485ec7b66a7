import type { Converted } from './converted.ts'

const mostNamed = 5

/** What a person should know whose workbook has more than the sheet that was read; '' if there is nothing. */
export function otherSheetsNote({ sheet, others }: Converted): string {
  if (others.length === 0) return ''
  const named = others.slice(0, mostNamed).map(name => `“${name}”`)
  const more = others.length > mostNamed ? `等 ${others.length} 张` : ''
  return `只读取了工作表“${sheet}”；${named.join('、')}${more}里也有内容，没有读取，需要时请分别另存后再上传`
}
