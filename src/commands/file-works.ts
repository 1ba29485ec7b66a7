import { type Catalogue, dropInfected, settlePages } from '#casework'
import { judgeWaiting, type Runtime, scanWaiting } from '#platform'
import type { Work } from './keep-working.ts'
import { systemActing } from './system-acting.ts'

/** Background work on uploaded files: judging those whose visitors did not wait, and scanning those in quarantine. */
export const fileWorks = (runtime: Runtime, catalogue: Catalogue): readonly Work[] => [
  {
    name: '文件检查',
    pause: 1000,
    run: goOn =>
      judgeWaiting(runtime, {
        goOn,
        onJudged: (tx, sha256, judged) =>
          settlePages(tx, systemActing(runtime), catalogue, { sha256, judged }),
      }),
  },
  {
    name: '病毒检查',
    pause: 5000,
    run: goOn =>
      scanWaiting(runtime, {
        goOn,
        onFound: (tx, sha256) => dropInfected(tx, systemActing(runtime), sha256),
      }),
  },
]
