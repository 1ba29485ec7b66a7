import { printable, type Weight, widthOf } from './faces.ts'

export interface Measure {
  /** mm */
  readonly width: number
  /** mm */
  readonly size: number
  readonly weight: Weight
  /** indent of the first line, mm */
  readonly indent?: number
}

/** May not begin a line (GB/T 15834). */
const closing = /^[，。、；：？！）》」』】〉”’…—％,.;:?!)\]}]/

/**
 * Breaks text into lines of a maximum width: anywhere between Chinese characters, in Latin words and numbers only at
 * blanks, unless the word alone is wider than the line.
 */
export function breakLines(text: string, measure: Measure): string[] {
  return text.split(/\r\n|[\r\n\u2028]/).flatMap(part => brokenPart(printable(part), measure))
}

function brokenPart(text: string, { width, size, weight, indent = 0 }: Measure): string[] {
  const lines: string[] = []
  let line = ''
  let used = indent
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  for (const word of wordsOf(text)) {
    const wide = widthOf(word, size, weight)
    if (used + wide <= width) {
      line += word
      used += wide
      continue
    }
    if (line !== '' && wide <= width) {
      const carried = closing.test(word) ? lastOf(line) : ''
      line = line.slice(0, line.length - carried.length)
      end()
      if (word === ' ') continue
      line = carried + word
      used = widthOf(line, size, weight)
      continue
    }
    for (const character of word) {
      const step = widthOf(character, size, weight)
      if (used + step > width && line !== '') end()
      line += character
      used += step
    }
  }
  if (line !== '' || lines.length === 0) end()
  return lines
}

/** What moves to the next line with a mark that may not begin it: one Chinese character, never the whole line. */
const lastOf = (line: string): string => (/.[\u3400-\u9fff]$/u.test(line) ? line.slice(-1) : '')

/** Runs of letters, digits and their marks; any other character on its own. */
const wordsOf = (text: string): readonly string[] => text.match(/[!-~]+|[^!-~]/gu) ?? []
