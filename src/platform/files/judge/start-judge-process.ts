import { programPart } from '#program-part'
import { type Apart, type ApartLimits, startApart } from '../../apart/start-apart.ts'
import type { Judgement } from './judgement.ts'

/** A process that judges one file at a time. */
export type JudgeProcess = Apart<Uint8Array, Judgement>

export const startJudgeProcess = (limits: ApartLimits): JudgeProcess =>
  startApart(programPart('judge-worker', 'src/platform/files/judge/judge-worker.ts'), limits)
