import { createHash } from 'node:crypto'
import { refuse } from '#platform'

/** Upper bound; no printout is that large. */
const mostBytes = 50 * 1024 * 1024

/** SHA-256 of a file to compare, as hex; it is not stored. Reading may take minutes, so no transaction may be open. */
export async function hashOfFile(file: NodeJS.ReadableStream): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of file) {
    hash.update(part)
    bytes += part.length
    if (bytes > mostBytes) refuse('invalid', '文件太大，不是本网厅开具的单据。', 'file')
  }
  return hash.digest('hex')
}
