const brackets: Readonly<Record<string, string>> = {
  '【': '(',
  '】': ')',
  '〔': '(',
  '〕': ')',
  '[': '(',
  ']': ')',
}

/**
 * Normalises a name: full-width letters, digits and brackets become half-width, other brackets become round, white
 * space is removed. 「河南（恒发）公司」 and 「河南(恒发) 公司」 compare equal.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[【】〔〕[\]]/g, bracket => brackets[bracket] ?? bracket)
    .replace(/\s/g, '')
    .toUpperCase()
}

export function sameName(one: string, other: string): boolean {
  return normaliseName(one) === normaliseName(other)
}
