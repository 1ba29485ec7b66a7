import cluster from 'node:cluster'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { mapStackTraces } from './map-stack-traces.ts'
import { hasWorkers } from './platform/process-count.ts'
import { endWorkers, forkFirst } from './server/fork-worker.ts'

/**
 * Where the built program starts. What V8 has compiled it keeps beside the program, where that can be written. Most of a
 * start is the loading of the hall, so the first process that will answer visitors does it at the same time as this one;
 * the others are forked when this one has loaded, since a small machine has no processor left before.
 */
mapStackTraces(new URL('.', import.meta.url).href)
enableCompileCache(join(import.meta.dirname, 'compiled'))
const serves = process.argv[2] === 'server' && cluster.isPrimary && hasWorkers()
const workers = forkFirst(serves ? 1 : 0)
try {
  await import('./main.ts')
} finally {
  await endWorkers(workers)
}
