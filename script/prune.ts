import { writeFileSync } from 'node:fs'
import { projectFile } from '#project-file'
import { prunePackages } from './build/prune-packages.ts'
import { runPackages } from './build/run-packages.ts'

/** Removes what only the build needed, after it. Interrupted, it is done by the next start. */
const kind = projectFile('node_modules/.installed-for')
writeFileSync(kind, 'pruning\n')
await prunePackages(projectFile(), runPackages())
writeFileSync(kind, 'run\n')
