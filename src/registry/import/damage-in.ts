import { uncalculated } from './xlsx/uncalculated.ts'

/** What no name on paper has: control characters, marks that turn the direction of writing, replacements, private use. */
const damaged = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff\u{e000}-\u{f8ff}\u{f0000}-\u{10ffff}]/u

const allowed = /[\n\r\t]/g

/** The reason why a text cannot be what somebody wrote, with the character that shows it. */
export function damageIn(text: string): string | undefined {
  const [character] = damaged.exec(text.replace(allowed, '')) ?? []
  if (character !== undefined)
    return `含有${nameOf(character)} ${shownCharacter(character)}，请按证照重新录入`
  if (text.includes('锟斤拷') || /[?？]{2,}/.test(text))
    return '文字已损坏（编码转换时丢失），请按证照重新录入'
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text))
    return '是 Excel 公式的错误值，请改为实际内容'
  if (text === uncalculated) return '公式没有保存计算结果，请用 Excel 或 WPS 打开后另存，再重新导入'
  return undefined
}

function nameOf(character: string): string {
  if (character === '\ufffd') return '替换字符（原来的字已丢失）'
  if (/\p{Co}/u.test(character)) return '私用区字符（换一台电脑就显示不出来）'
  if (/\p{Cf}/u.test(character)) return '看不见的改变文字方向的字符'
  return '看不见的控制字符'
}

/** A character by its number, since it cannot be told by its looks. */
const shownCharacter = (character: string) =>
  `“${/\p{C}/u.test(character) && !/\p{Co}/u.test(character) ? '' : character}”（U+${(
    character.codePointAt(0) ?? 0
  )
    .toString(16)
    .toUpperCase()
    .padStart(4, '0')}）`
