import type { Delimiter } from './csv-form.ts'

const [quote, newline, carriageReturn, space, tab] = [0x22, 0x0a, 0x0d, 0x20, 0x09]

/**
 * The index of the line feed ending the record that starts at `from`, respecting quotes (RFC 4180; blanks may stand
 * around a quoted cell). -1 if it does not end in these bytes, -2 if there is text after a closing quote, so that its
 * end cannot be determined.
 */
export function endOfRecord(bytes: Buffer, from: number, delimiter: Delimiter): number {
  const between = delimiter.charCodeAt(0)
  const isBlank = (byte: number | undefined) => byte === space || (byte === tab && between !== tab)
  let atStart = true
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === newline) return at
    if (byte === quote && atStart) {
      at = closingQuote(bytes, at)
      if (at < 0) return -1
      while (isBlank(bytes[at + 1])) at += 1
      const next = bytes[at + 1]
      if (next !== between && next !== newline && next !== carriageReturn) return next === undefined ? -1 : -2
    }
    atStart = byte === between || (atStart && isBlank(byte))
  }
  return -1
}

/** The closing quote for the one at `opening`; a doubled quote is one character. */
function closingQuote(bytes: Buffer, opening: number): number {
  for (let at = bytes.indexOf(quote, opening + 1); at >= 0; at = bytes.indexOf(quote, at + 2)) {
    if (bytes[at + 1] !== quote) return at
  }
  return -1
}

const forms: Readonly<Record<Delimiter, RegExp>> = {
  ',': /(?:[ \t]*"((?:[^"]|"")*)"[ \t\r]*|([^,]*))(,|$)/gy,
  '\t': /(?: *"((?:[^"]|"")*)"[ \r]*|([^\t]*))(\t|$)/gy,
  ';': /(?:[ \t]*"((?:[^"]|"")*)"[ \t\r]*|([^;]*))(;|$)/gy,
  '|': /(?:[ \t]*"((?:[^"]|"")*)"[ \t\r]*|([^|]*))(\||$)/gy,
}

/** The cells of one record containing quotes. A quote inside an unquoted cell is an ordinary character. */
export function quotedCells(record: string, delimiter: Delimiter): string[] {
  const cells: string[] = []
  const cell = forms[delimiter]
  cell.lastIndex = 0
  for (let found = cell.exec(record); found; found = cell.exec(record)) {
    cells.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === '') break
  }
  return cells
}
