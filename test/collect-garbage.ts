import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

const collect = runInNewContext('gc') as Collect

/** Collects all that nothing refers to any more, at once, and gives the pages that this leaves empty back to the system. */
export const collectGarbage = () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
