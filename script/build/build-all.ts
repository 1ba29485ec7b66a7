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
    const { body, br, gzip } = await compress((await madeFile(name)).body)
    const path = join(folder, 'made', name)
    await writeFile(path, body)
    await writeFile(`${path}.br`, br)
    await writeFile(`${path}.gz`, gzip)
  }
}
