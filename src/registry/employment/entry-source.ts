/** What entered something about an employment: a declaration of the unit, an import, or an officer's correction. */
export type EntrySource = 'unit' | 'import' | 'officer'

/** By the name of an entry: a row of a declaration is named by both, an import by one word for all. */
export function sourceOf(by: string): EntrySource {
  if (by === '导入') return 'import'
  return /\/\d+$/.test(by) ? 'unit' : 'officer'
}
