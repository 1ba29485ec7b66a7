import type { Archive } from './open-archive.ts'
import { readXml } from './read-xml.ts'
import { unescapedText } from './unescaped-text.ts'

/** The texts that cells refer to by their place. */
export async function sharedStrings(archive: Archive, part: string | undefined): Promise<string[]> {
  if (part === undefined || !archive.has(part)) return []
  const strings: string[] = []
  let text = ''
  let inText = false
  let spoken = false
  const events = {
    open(name: string) {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken = true
      if (name === 't') inText = !spoken
    },
    close(name: string) {
      if (name === 'si') strings.push(unescapedText(text))
      if (name === 'rPh') spoken = false
      if (name === 't') inText = false
    },
    text(part: string) {
      if (inText) text += part
    },
  }
  for await (const _ of readXml(archive.textOf(part), events));
  return strings
}
