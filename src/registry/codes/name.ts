import { withoutInvisible } from '#platform'
import { withoutPrivateUse } from './without-private-use.ts'
import { withoutRadicals } from './without-radicals.ts'

/** What is typed for the middle dot of a name, full stop included; half-width forms follow from NFKC. */
const dots = /[.•․‧∙⋅◦●・·᛫⸱⸳ᆞ]/g

const brackets: Readonly<Record<string, string>> = {
  '【': '(',
  '】': ')',
  '〔': '(',
  '〕': ')',
  '[': '(',
  ']': ')',
}

/**
 * Normalises a name: full-width letters, digits and brackets become half-width, other brackets become round, all middle
 * dots one; radicals and former private-use characters become the characters they show; white space and what shows
 * nothing is removed. 「河南（恒发）公司」 and 「河南(恒发) 公司」 compare equal.
 */
export function normaliseName(name: string): string {
  return withoutRadicals(withoutPrivateUse(withoutInvisible(name)))
    .normalize('NFKC')
    .replace(dots, '·')
    .replace(/[【】〔〕[\]]/g, bracket => brackets[bracket] ?? bracket)
    .replace(/\s/g, '')
    .toUpperCase()
}

export function sameName(one: string, other: string): boolean {
  return normaliseName(one) === normaliseName(other)
}
