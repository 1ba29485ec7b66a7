import { type CsvForm, unitOf } from './csv-form.ts'

const [newline, carriageReturn] = [0x0a, 0x0d]

/** Bytes of a file as UTF-8 with line feeds, and how many of them lie before the end of the n-th line. */
export interface Utf8Lines {
  readonly text: Buffer
  bytesOfLines(count: number): number
}

/**
 * Brings some bytes of a file that begin with a line into UTF-8. The end may cut a character: it belongs to a line that
 * is not complete. Changes `bytes`.
 */
export function utf8Lines(bytes: Buffer, form: CsvForm): Utf8Lines {
  straighten(bytes, form)
  return { text: decoded(bytes, form), bytesOfLines: count => endOfLine(bytes, form, count) }
}

/** Makes UTF-16 little-endian, and of lone carriage returns line feeds where the file ends its lines so. */
function straighten(bytes: Buffer, form: CsvForm): void {
  if (form.encoding === 'utf-16be') bytes.subarray(0, bytes.length - (bytes.length % 2)).swap16()
  if (!form.returnsOnly) return
  const unit = unitOf(form)
  for (let at = lineEnd(bytes, carriageReturn, 0, form); at >= 0; ) {
    if (bytes[at + unit] !== newline) bytes[at] = newline
    at = lineEnd(bytes, carriageReturn, at + unit, form)
  }
}

/** The next `end` character from a byte on; -1 if there is none. No encoding has its byte inside another character. */
function lineEnd(bytes: Buffer, end: number, from: number, form: CsvForm): number {
  if (unitOf(form) === 1) return bytes.indexOf(end, from)
  for (let at = bytes.indexOf(end, from); at >= 0; at = bytes.indexOf(end, at + 1)) {
    if (at % 2 === 0 && bytes[at + 1] === 0) return at
  }
  return -1
}

function endOfLine(lines: Buffer, form: CsvForm, count: number): number {
  let end = 0
  for (let line = 0; line < count; line += 1) {
    const at = lineEnd(lines, newline, end, form)
    if (at < 0) return lines.length
    end = at + unitOf(form)
  }
  return end
}

const gb18030 = new TextDecoder('gb18030')

function decoded(lines: Buffer, form: CsvForm): Buffer {
  if (form.encoding === 'utf-8') return lines
  if (form.encoding !== 'gb18030') return Buffer.from(lines.toString('utf16le'))
  const whole = gb18030.decode(lines)
  // A damaged character must not swallow the end of its line.
  if (count(lines, '\n') === whole.split('\n').length - 1) return Buffer.from(whole)
  const texts: string[] = []
  for (let from = 0; from < lines.length; ) {
    const at = lines.indexOf(newline, from)
    const end = at < 0 ? lines.length : at
    texts.push(gb18030.decode(lines.subarray(from, end)), at < 0 ? '' : '\n')
    from = end + 1
  }
  return Buffer.from(texts.join(''))
}

function count(bytes: Buffer, character: string): number {
  let found = 0
  for (let at = bytes.indexOf(character); at >= 0; at = bytes.indexOf(character, at + 1)) found += 1
  return found
}

/** How many bytes the first line takes, its end included; 0 if it does not end here. Changes `bytes`. */
export function firstLineEnd(bytes: Buffer, form: CsvForm): number {
  straighten(bytes, form)
  const at = lineEnd(bytes, newline, 0, form)
  return at < 0 ? 0 : at + unitOf(form)
}
