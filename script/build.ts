import { projectFile } from '#project-file'
import { ensureBuilt } from './build/ensure-built.ts'

/** Builds the hall under the name that script/setup gives to its sources. */
const [name = ''] = process.argv.slice(2)
await ensureBuilt(projectFile('dist'), name)
