import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type BulkVerb, casework } from '../tables.ts'

/** One case of a bulk: waiting, done, or refused with a reason. */
export interface BulkCase {
  readonly declarationId: string
  readonly serial: string
  readonly unitName: string
  readonly outcome: 'waiting' | 'done' | 'refused'
  readonly words: string
}

export interface Bulk {
  readonly bulkId: string
  readonly verb: BulkVerb
  readonly orderedAt: Date
  readonly cases: readonly BulkCase[]
  readonly waiting: number
}

/** 批量办理结果: every case with its outcome. @throws Refusal 'not-found' for a bulk ordered by another officer. */
export async function getBulk(tx: Tx, acting: Acting<OfficerActor>, bulkId: string): Promise<Bulk> {
  const row = await casework(tx)
    .selectFrom('casework.bulk')
    .selectAll()
    .where('bulk_id', '=', bulkId)
    .where('officer_no', '=', acting.who.accountNo)
    .executeTakeFirst()
  if (!row) return refuse('not-found', '没有这次批量办理。')
  const cases = await casework(tx)
    .selectFrom('casework.bulk_case as one')
    .innerJoin('casework.declaration as d', join =>
      join.onRef('d.unit_no', '=', 'one.unit_no').onRef('d.declaration_id', '=', 'one.declaration_id'),
    )
    .select(['one.declaration_id', 'd.serial', 'd.unit_name', 'one.outcome', 'one.words'])
    .where('one.bulk_id', '=', bulkId)
    .orderBy('d.submitted_at')
    .orderBy('one.declaration_id')
    .execute()
  return {
    bulkId,
    verb: row.verb,
    orderedAt: row.ordered_at,
    cases: cases.map(one => ({
      declarationId: one.declaration_id,
      serial: one.serial ?? '',
      unitName: one.unit_name,
      outcome: one.outcome,
      words: one.words,
    })),
    waiting: cases.filter(one => one.outcome === 'waiting').length,
  }
}
