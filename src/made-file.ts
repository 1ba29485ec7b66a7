import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A file that the build made and put beside the program. Takes the place of script/build/make-file.ts in the built
 * program (condition `built` in package.json), so that a running hall contains no compiler.
 */
export const madeFile = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, 'made', name))
