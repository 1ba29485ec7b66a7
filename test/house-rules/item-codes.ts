/** Item codes that a file contains, as a whole string or inside an address. */
export function itemCodesIn(path: string, text: string, codes: readonly string[]): string[] {
  const written = new RegExp(`(?<![\\w-])(${codes.join('|')})(?![\\w-])`, 'g')
  return [...text.matchAll(written)].map(match => `${path}: ${match[0]}`)
}
