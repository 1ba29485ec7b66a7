import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import type { CaseFile } from '../case-file.ts'
import type { Item } from '../item.ts'
import { findHearing } from './find-hearing.ts'
import type { Hearing } from './hearing.ts'
import { isHeard } from './refuse-unheard.ts'

/** What an officer reads before deciding. */
export interface OfficersHearing {
  readonly hearing: Hearing
  readonly heard: boolean
  /** what approving does to the registers, as of now; undefined once it is decided */
  readonly effect: string | undefined
}

/** Undefined of items that put nothing to the unit. */
export async function officersHearing(
  tx: Tx,
  acting: Acting<OfficerActor>,
  item: Item,
  { declaration, values }: CaseFile,
): Promise<OfficersHearing | undefined> {
  if (!item.hears) return undefined
  const hearing = await findHearing(tx, declaration)
  if (!hearing) return undefined
  const heard = isHeard(hearing, acting.at)
  if (hearing.ended) return { hearing, heard, effect: undefined }
  const opened = await item.open(tx, acting, declaration.unitNo, declaration.subject)
  return { hearing, heard, effect: opened.check(values).hearing?.effect }
}
