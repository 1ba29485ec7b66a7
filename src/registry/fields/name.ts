import { cleanText } from './clean-text.ts'

/** Turns the reading direction, so that a name shows as another one. */
const reversing = '\u202e'

/** A name in one line. The reversing mark stays, so that the name is refused. */
export function cleanName(text: string): string {
  const parts = text.split(reversing).map(part => cleanText(part).replace(/\s*\n\s*/g, ''))
  return parts.join(reversing).replace(/\s/g, ' ')
}

/** Private use without U+E815–E864, which GBK systems used for characters that Unicode has today, and broken characters. */
const damage =
  /[\u202e\ufffd\ue000-\ue814\ue865-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/

/** What is damaged about a name, showing the character, or undefined. */
export function nameFault(name: string): string | undefined {
  const found = damage.exec(name)
  if (!found) return undefined
  const point = found[0].charCodeAt(0).toString(16).toUpperCase()
  if (found[0] === reversing) return `名称中有改变文字方向的隐藏字符（U+${point}），请删除后重新输入。`
  if (found[0] === '\ufffd') return '名称中有损坏的字符（�），请用中文输入法重新输入这个字。'
  return `名称中有无法识别的字符“${found[0]}”（U+${point}），请用中文输入法重新输入这个字。`
}
