import type { Catalogue } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { getOpenCase, lockOpenCase } from './case-in-publicity.ts'
import { type Examination, examine } from './examine.ts'
import { type PublicityCase, publicityCaseOf } from './publicity-cases.ts'
import type { CaseRow } from './tables.ts'

/** A case held at the end of its period, with what changed since submission. */
export interface HeldCase extends PublicityCase, Examination {
  readonly publicityNo: number | null
}

/** @throws Refusal when it is not held, also for one in another area. */
export async function heldCase(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  declarationId: string,
): Promise<HeldCase> {
  const row = held(await getOpenCase(tx, declarationId))
  const examination = await examine(tx, acting, catalogue, row)
  return { ...publicityCaseOf(row), ...examination, publicityNo: row.publicity_no }
}

export const lockHeld = async (tx: Tx, declarationId: string): Promise<CaseRow> =>
  held(await lockOpenCase(tx, declarationId))

function held(row: CaseRow): CaseRow {
  return row.held_at ? row : refuse('conflict', '该单位不是公示期满待处理的单位。')
}
