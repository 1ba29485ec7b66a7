/** An amount of money in fen. Integers only: exact up to 90 trillion yuan. */
export type Fen = number

const form = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/

/** Fen from a decimal yuan string with at most two decimals ("296398.56"); undefined if malformed. */
export function fenFromYuan(text: string): Fen | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' && fen !== 0 ? -fen : fen
}

/** Plain yuan with two decimals, as used in files: 1728000 → "17280.00". */
export function yuanOf(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Yuan as shown on screen, with thousands separators: 1728000 → "17,280.00". */
export function shownYuan(fen: Fen): string {
  return yuanOf(fen).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
