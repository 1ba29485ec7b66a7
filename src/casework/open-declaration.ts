import { sql } from 'kysely'
import { nanoid } from 'nanoid'
import type { Acting, Member } from '#identity'
import { type FormValues, refuse, type Tx } from '#platform'
import { getUnit } from '#registry'
import { activeDeclaration } from './active-declaration.ts'
import { type DeclarationRow, sealForm } from './declaration.ts'
import { eventRow } from './event-row.ts'
import type { Item, OpenedItem } from './item.ts'
import { casework } from './tables.ts'

export interface Opening {
  readonly item: Item
  readonly opened: OpenedItem
  readonly unitNo: string
  readonly values: FormValues
}

/** What precedes the first event of a history. */
const beginning = { seq: 0, hash: Buffer.alloc(32) }

/**
 * Inserts a draft with its first event, in one statement. Concurrent saves: the unique index makes the loser reuse the
 * winner's row, locked.
 */
export async function openDeclaration(
  tx: Tx,
  acting: Acting<Member>,
  { item, opened, unitNo, values }: Opening,
): Promise<{ readonly row: DeclarationRow; readonly created: boolean }> {
  const unit = await getUnit(tx, unitNo)
  const declarationId = nanoid()
  const event = { verb: 'save', words: '填写并保存申报信息' }
  const owned = {
    unit_no: unitNo,
    declaration_id: declarationId,
    area_code: unit.areaCode,
    applicant_no: acting.who.accountNo,
  }
  const line = eventRow(acting, owned, beginning, event)
  const row = await casework(tx)
    .with('opened', query =>
      query
        .insertInto('casework.declaration')
        .values({
          ...owned,
          item_code: item.code,
          item_version: item.version,
          subject: opened.subject,
          hall: item.hall,
          applicant_name: acting.who.name,
          unit_name: unit.name,
          unit_size: unit.size,
          state: 'draft',
          form_sealed: sealForm(values, owned),
          saved_at: acting.at,
          event_seq: line.seq,
          event_hash: line.hash,
        })
        .onConflict(conflict => conflict.doNothing())
        .returningAll(),
    )
    .with('line', query =>
      query
        .insertInto('casework.event')
        .columns(Object.keys(line) as (keyof typeof line)[])
        .expression(
          query
            .selectFrom('opened')
            .select(Object.entries(line).map(([name, value]) => sql.val(value).as(name))),
        ),
    )
    .selectFrom('opened')
    .selectAll()
    .executeTakeFirst()
  if (row) return { row, created: true }
  const winner = await activeDeclaration(tx, unitNo, item.code, opened.subject, { lock: true })
  if (!winner) return refuse('conflict', '本单位已有同一业务正在办理，请在办理进度查询中查看。')
  return { row: winner, created: false }
}
