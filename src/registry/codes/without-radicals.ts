/** Pairs of a radical (U+2E80 to 2EF3), as copied from PDF files, and the character it shows. NFKC leaves these. */
const pairs =
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻐钅⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻯竜⻰龙⻳龟'

const shown = new Map(Array.from(pairs.matchAll(/(.)(.)/gu), ([, radical = '', one = '']) => [radical, one]))

/** A text with characters in place of the radicals that look like them. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2ef3]/g, one => shown.get(one) ?? one)
}
