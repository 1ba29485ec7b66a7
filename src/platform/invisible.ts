type Range = readonly [from: number, to: number]

/** Marks that show nothing and mean nothing in Chinese text: controls, soft hyphen, fillers, zero width, direction. */
const marks: readonly Range[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
]

/** What joins or varies the characters beside it, such as in emoji and rare Han; alone it shows nothing. */
const joiners: readonly Range[] = [
  [0x200c, 0x200d],
  [0xfe00, 0xfe0f],
]

/** The text without marks that show nothing; line breaks, tabs and blanks stay. */
export const withoutMarks = (text: string): string => without(text, marks)

/** The text without anything that shows nothing, joiners and variation selectors included. */
export const withoutInvisible = (text: string): string =>
  without(withoutMarks(text).replace(/\udb40[\udc00-\udfff]/g, ''), joiners)

/** What most texts are made of, none of it in a range above: imports ask about millions of cells. */
const usual = /^[\t-\r -~\u4e00-\u9fff]*$/

function without(text: string, ranges: readonly Range[]): string {
  if (usual.test(text)) return text
  let kept = ''
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (!ranges.some(([from, to]) => from <= code && code <= to)) kept += text.charAt(i)
  }
  return kept
}
