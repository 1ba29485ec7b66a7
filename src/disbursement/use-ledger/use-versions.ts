import type { Acting, OperatorActor } from '#identity'
import type { Tx } from '#platform'
import { type UseEntry, useEntryOf, versionsOf } from './use-entry.ts'

/** One entry of the caller's unit with all its versions, newest first. @throws Refusal 'not-found'. */
export async function useVersions(
  tx: Tx,
  acting: Acting<OperatorActor>,
  entryNo: number,
): Promise<UseEntry[]> {
  const rows = await versionsOf(tx, acting.who.unitNo, entryNo)
  return rows.map(useEntryOf)
}
