import type { Acting } from '#identity'

/** The mark beside the issuer: demonstration mode and the subject's state. */
export const markOf = ({ runtime }: Acting, words = ''): string =>
  [runtime.config.demo ? '测试环境' : '', words].filter(text => text !== '').join('　')

/** 2023-08-11 → 2023年8月11日 */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
