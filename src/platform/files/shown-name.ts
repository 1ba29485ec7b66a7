const most = 100

/**
 * A file's display name: no path, no invisible or bidirectional control characters, of bounded length with its
 * extension kept. Empty stays empty: no file was chosen.
 */
export function shownName(given: string): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const seen = base.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '').trim()
  if (given !== '' && seen.replaceAll('.', '') === '') return '未命名文件'
  const letters = [...seen]
  if (letters.length <= most) return seen
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(seen)?.[0] ?? ''
  return `${letters.slice(0, most - ending.length - 1).join('')}…${ending}`
}
