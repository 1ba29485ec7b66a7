import { formerPrivateUse } from '../codes/former-private-use.ts'
import { cleanText } from './clean-text.ts'
import { damageIn } from './damage-in.ts'

/** Turns the reading direction, so that a name shows as another one. */
const reversing = '\u202e'

/** A name in one line. The reversing mark stays, so that the name is refused. */
export function cleanName(text: string): string {
  const parts = text.split(reversing).map(part => cleanText(part).replace(/\s*\n\s*/g, ''))
  return parts.join(reversing).replace(/\s/g, ' ')
}

/**
 * What is damaged about a name, or undefined. A person may type a character as the machine at home knows it, since names
 * compare with what is meant; a register must not bring it.
 */
export function nameFault(name: string): string | undefined {
  const damage = damageIn(name.replace(formerPrivateUse, ''))
  return damage === undefined ? undefined : `名称中有${damage}，请删去后用中文输入法重新输入。`
}
