import { type Fen, fenFromYuan, refuse } from '#platform'

/** Stops parsing: the whole file is refused, naming the line. */
export const badLine = (line: number, sentence: string): never =>
  refuse('invalid', `回盘文件第 ${line} 行：${sentence}`, 'file')

/** Parses YYYYMMDD into a calendar day, YYYY-MM-DD. */
export function dayIn(text: string, line: number): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  const shown = `${year}-${month}-${day}`
  const real = year !== undefined && new Date(`${shown}T00:00:00Z`).toJSON()?.startsWith(shown)
  return real ? shown : badLine(line, `日期“${text}”应为八位数字年月日。`)
}

export const countIn = (text: string, line: number): number =>
  /^\d{1,8}$/.test(text) ? Number(text) : badLine(line, `笔数“${text}”不是数字。`)

/** An integer amount in fen, as in fixed-width layouts. */
export const fenIn = (text: string, line: number): Fen =>
  /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text))
    ? Number(text)
    : badLine(line, `金额“${text}”不是数字。`)

/** An amount in yuan with two decimals, as in CSV. */
export function yuanIn(text: string, line: number): Fen {
  const fen = /^\d+\.\d\d$/.test(text) ? fenFromYuan(text) : undefined
  return fen ?? badLine(line, `金额“${text}”应为两位小数的元。`)
}
