/** Other rooms' tables named in a file's strings: `'casework.declaration'`, or SQL that reads from one. */
export function foreignTables(path: string, text: string, rooms: readonly string[]): string[] {
  const own = path.split('/')[1]
  return rooms
    .filter(room => room !== own)
    .flatMap(room => {
      const quoted = new RegExp(`['"\`]${room}\\.[a-z_]+['" ]`, 'g')
      const inSql = new RegExp(`\\b(from|join|into|update|table)\\s+${room}\\.[a-z_]+`, 'gi')
      return [...text.matchAll(quoted), ...text.matchAll(inSql)].map(match => `${path}: ${match[0].trim()}`)
    })
}
