import { fontFiles } from '../font-files.ts'
import { type Face, readFont } from './read-font.ts'

export type Weight = keyof typeof fontFiles

const faces = new Map<Weight, Face>()

/** The font of a weight, loaded once. */
export function faceOf(weight: Weight): Face {
  const known = faces.get(weight) ?? readFont(fontFiles[weight])
  faces.set(weight, known)
  return known
}

/** 〓 replaces a character the font lacks, as printers do; control characters become blanks. */
export const printable = (text: string): string =>
  [...text.replace(/[\p{Cc}\u200b]/gu, ' ')]
    .map(character => (faceOf('regular').has(character) ? character : '〓'))
    .join('')

/** The width of a text, in the unit of `size`. */
export function widthOf(text: string, size: number, weight: Weight): number {
  let width = 0
  for (const character of text) width += faceOf(weight).advance(character)
  return width * size
}
