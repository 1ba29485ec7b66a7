import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A file that the build made and put beside the program, also compressed. Takes the place of script/build/make-file.ts in the built
 * program (condition `built` in package.json), so that a running hall contains no compiler.
 */
export async function madeFile(name: string): Promise<Record<'body' | 'br' | 'gzip', Buffer>> {
  const read = (ending: string) => readFile(join(import.meta.dirname, 'made', `${name}${ending}`))
  const [body, br, gzip] = await Promise.all([read(''), read('.br'), read('.gz')])
  return { body, br, gzip }
}
