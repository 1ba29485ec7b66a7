import { randomBytes } from 'node:crypto'
import type { Acting } from '#identity'
import { officerRoles } from '#identity'
import type { Tx } from '#platform'
import { hashOfEvent } from './evidence/event-hash.ts'
import { casework } from './tables.ts'

/** Which declaration. */
export interface Key {
  readonly unitNo: string
  readonly declarationId: string
}

export interface NewEvent {
  readonly verb: string
  /** text shown in 详情 */
  readonly words: string
  /** figures and hashes; no personal data */
  readonly data?: Readonly<Record<string, string>>
}

/**
 * Appends an event to a declaration's history, chained to the previous one by SHA-256 over its canonical JSON (RFC
 * 8785). The caller holds the declaration's row lock, so that numbers have no gaps.
 * @returns the number of the event
 */
export async function recordEvent(tx: Tx, acting: Acting, key: Key, event: NewEvent): Promise<number> {
  const last = await casework(tx)
    .selectFrom('casework.event')
    .select(['seq', 'hash'])
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    unit_no: key.unitNo,
    declaration_id: key.declarationId,
    seq: (last?.seq ?? 0) + 1,
    at: acting.at,
    verb: event.verb,
    actor_kind: acting.who.kind,
    actor_no: 'accountNo' in acting.who ? acting.who.accountNo : null,
    actor_name: 'name' in acting.who ? acting.who.name : '系统',
    office: officeOf(acting),
    ip: acting.origin.ip,
    words: event.words,
    data: { ...event.data },
    previous_hash: last?.hash ?? Buffer.alloc(32),
    salt: randomBytes(16),
  }
  await casework(tx)
    .insertInto('casework.event')
    .values({ ...row, data: JSON.stringify(row.data), hash: hashOfEvent(row) })
    .execute()
  return row.seq
}

function officeOf({ who }: Acting): string {
  if (who.kind === 'officer') return officerRoles[who.role]
  return who.kind === 'operator' ? '申报单位' : who.kind === 'person' ? '申报人' : '社保网厅'
}
