import { damageIn } from '../fields/damage-in.ts'
import { uncalculated } from './xlsx/uncalculated.ts'

/** Also what a form takes off and only broken files bring. */
const control = /[^\P{Cc}\n\r\t]/u

/** The reason why a cell cannot be what somebody wrote, with the character that shows it. */
export function brokenText(text: string): string | undefined {
  const [character] = control.exec(text) ?? []
  const damage = character === undefined ? damageIn(text) : `看不见的控制字符（${numberOf(character)}）`
  if (damage !== undefined) return `含有${damage}，请按证照重新录入`
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text))
    return '是 Excel 公式的错误值，请改为实际内容'
  if (text === uncalculated) return '公式没有保存计算结果，请用 Excel 或 WPS 打开后另存，再重新导入'
  return undefined
}

const numberOf = (character: string) =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
