import { businessDate, refuse, type Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { findHearing } from './find-hearing.ts'
import type { Hearing } from './hearing.ts'

/** Whether an officer may decide: the unit has answered, or its time is over. */
export const isHeard = ({ answeredAt, answerBy }: Hearing, at: Date): boolean =>
  answeredAt !== null || businessDate(at) > answerBy

/** @throws Refusal 'conflict' while the unit may still be waited for. The caller holds the declaration's lock. */
export async function refuseUnheard(tx: Tx, at: Date, row: DeclarationRow): Promise<void> {
  const hearing = await findHearing(tx, keyOf(row))
  if (hearing && !isHeard(hearing, at)) {
    refuse('conflict', `单位还没有答复，答复期限为 ${hearing.answerBy}；单位答复后或期限届满后才能作出决定。`)
  }
}
