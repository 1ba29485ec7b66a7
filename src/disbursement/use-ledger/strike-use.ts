import type { Acting, OperatorActor } from '#identity'
import type { Tx } from '#platform'
import { lockUnit } from '#registry'
import { useTables } from './tables.ts'
import { versionsOf } from './use-entry.ts'

/** 作废: an entry no longer counts but stays readable; 恢复 makes it count again. Both are idempotent. */
export async function strikeUse(
  tx: Tx,
  acting: Acting<OperatorActor>,
  { entryNo, struck }: { readonly entryNo: number; readonly struck: boolean },
): Promise<void> {
  await lockUnit(tx, acting.who.unitNo)
  const [newest] = await versionsOf(tx, acting.who.unitNo, entryNo)
  if (newest.struck === struck) return
  const next = { version: newest.version + 1, written_by: acting.who.name, written_at: acting.at }
  await useTables(tx)
    .insertInto('disbursement.use_entry')
    .values({ ...newest, ...next, struck })
    .execute()
}
