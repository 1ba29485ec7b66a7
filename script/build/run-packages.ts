import { readFileSync } from 'node:fs'
import { projectFile } from '#project-file'

/** The packages that a running hall loads; script/install reads the same list. Everything else is within the program. */
export const runPackages = (): string[] =>
  readFileSync(projectFile('script/build/run-packages'), 'utf8').trim().split('\n')
