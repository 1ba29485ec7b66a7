import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildProgram } from './build-program.ts'
import { compress } from './compress.ts'
import { madeFile, madeNames } from './make-file.ts'

/** Everything that a running hall is: the program, and beside it what it sends to browsers, also compressed. */
export async function buildAll(folder: string): Promise<void> {
  await mkdir(join(folder, 'made'))
  await buildProgram(folder)
  for (const name of madeNames) {
    for (const [ending, body] of Object.entries(await compress(await madeFile(name)))) {
      await writeFile(join(folder, 'made', `${name}${ending}`), body)
    }
  }
}
