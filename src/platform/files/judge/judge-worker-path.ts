import { fileURLToPath } from 'node:url'

/** The program of a judge process, beside this file: as sources, or beside the bundle that holds this file. */
export function judgeWorkerPath(): string {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`./judge-worker.${ending}`, import.meta.url))
}
