import { readFileSync } from 'node:fs'

/** The font data needed to place text: available characters and their advance widths, as fractions of the size. */
export interface Face {
  has(character: string): boolean
  advance(character: string): number
}

/** Reads the tables `cmap` (format 12), `hhea` and `hmtx` of a TrueType file (ISO/IEC 14496-22). */
export function readFont(path: string): Face {
  const file = readFileSync(path)
  const at = tablesOf(file)
  const unitsPerEm = file.readUInt16BE(at('head') + 18)
  const wide = file.readUInt16BE(at('hhea') + 34)
  const hmtx = at('hmtx')
  const glyphOf = glyphsOf(file, at('cmap'))
  const known = new Map<string, number>()
  return {
    has: character => glyphOf(character.codePointAt(0) ?? 0) !== 0,
    advance(character) {
      const before = known.get(character)
      if (before !== undefined) return before
      const glyph = Math.min(glyphOf(character.codePointAt(0) ?? 0), wide - 1)
      const advance = file.readUInt16BE(hmtx + glyph * 4) / unitsPerEm
      known.set(character, advance)
      return advance
    },
  }
}

function tablesOf(file: Buffer): (tag: string) => number {
  const offsets = new Map<string, number>()
  for (let i = 0; i < file.readUInt16BE(4); i += 1) {
    const record = 12 + i * 16
    offsets.set(file.toString('latin1', record, record + 4), file.readUInt32BE(record + 8))
  }
  return tag => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new Error(`the font has no table ${tag}`)
    return offset
  }
}

/** The glyph of a code point, 0 if missing. */
function glyphsOf(file: Buffer, cmap: number): (code: number) => number {
  const subtables = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, i) => cmap + file.readUInt32BE(cmap + 4 + i * 8 + 4),
  )
  const table = subtables.find(offset => file.readUInt16BE(offset) === 12)
  if (table === undefined) throw new Error('the font has no character map of format 12')
  const groups = Array.from({ length: file.readUInt32BE(table + 12) }, (_, i) => {
    const group = table + 16 + i * 12
    const [first, last, glyph] = [0, 4, 8].map(more => file.readUInt32BE(group + more))
    return { first: first ?? 0, last: last ?? 0, glyph: glyph ?? 0 }
  })
  return code => {
    let [low, high] = [0, groups.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = groups[middle]
      if (!group) break
      if (code < group.first) high = middle - 1
      else if (code > group.last) low = middle + 1
      else return group.glyph + code - group.first
    }
    return 0
  }
}
