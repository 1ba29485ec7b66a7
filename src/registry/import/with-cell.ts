const most = 60

/** A reason and the cell as it stands, since the list of errors is read without the file. */
export function withCell(reason: string, cell: string): string {
  if (cell.trim() === '') return reason
  const characters = [...cell.trim()]
  const shown = characters.slice(0, most).map(visible).join('')
  return `${reason.replace(/。$/, '')}；现在是“${shown}${characters.length > most ? '…' : ''}”`
}

/** What leaves no trace, or turns the text around it, is shown by its number. */
function visible(character: string): string {
  if (!/[\p{Cc}\p{Cf}\u2028\u2029\ufffd]|[^\P{Z} ]/u.test(character)) return character
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}
