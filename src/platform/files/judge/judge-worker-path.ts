import { projectFile } from '#project-file'

/** The program of a judge process. Node.js runs it from its source, also beside the built program. */
export const judgeWorkerPath = (): string => projectFile('src/platform/files/judge/judge-worker.ts')
