import { join } from 'node:path'
import { projectFile } from '#project-file'
import { buildProgram } from '../../script/build/build-program.ts'

/**
 * Builds a program of this folder, for a test to start and kill: loading it from its sources takes longer than its work.
 * @returns its path
 */
export async function builtChild(name: string): Promise<string> {
  const folder = projectFile('test-results', 'crash', name)
  await buildProgram(folder, { [name]: join(import.meta.dirname, `${name}.ts`) })
  return join(folder, `${name}.js`)
}
