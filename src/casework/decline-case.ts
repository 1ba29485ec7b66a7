import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { record } from './events.ts'
import { lockAtStep } from './lock-at-step.ts'
import type { Returning } from './return-case.ts'
import { casework } from './tables.ts'

/**
 * A step that no officer decides ends a case for good, such as a publicity whose objection was upheld. The unit may
 * apply again. Part of the caller's transaction. @throws Refusal 'conflict' when it stands elsewhere.
 */
export async function declineCase(tx: Tx, acting: Acting, of: Omit<Returning, 'resumeAt'>): Promise<void> {
  const row = await lockAtStep(tx, of)
  await casework(tx)
    .updateTable('casework.declaration')
    .set({ state: 'declined', step: null, step_since: null, due_on: null, ended_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await record(tx, acting, keyOf(row), { verb: 'decline', words: of.words, data: { step: of.from } })
  await tell(tx, acting, row, of.message)
}
