import { programPart } from '#program-part'

/** The program of a judge process. */
export const judgeWorkerPath = (): string =>
  programPart('judge-worker', 'src/platform/files/judge/judge-worker.ts')
