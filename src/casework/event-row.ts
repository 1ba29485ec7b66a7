import { randomBytes } from 'node:crypto'
import { type Acting, officerRoles } from '#identity'
import { hashOfEvent } from './evidence/event-hash.ts'
import type { Owned } from './key.ts'

export interface NewEvent {
  readonly verb: string
  /** shown in 详情 */
  readonly words: string
  /** figures and hashes that belong to it; no personal data */
  readonly data?: Readonly<Record<string, string>>
  /** the hall itself rather than the caller, for what follows from an action */
  readonly bySystem?: boolean
}

/** The last event of a declaration: its number, and its hash, which the next one is chained to. */
export interface EventHead {
  readonly seq: number
  readonly hash: Buffer
}

/** An event as a row, chained to the previous one by SHA-256 over the canonical JSON (RFC 8785) of all its fields. */
export function eventRow(acting: Acting, owned: Owned, head: EventHead, event: NewEvent) {
  const who = event.bySystem ? ({ kind: 'system' } as const) : acting.who
  const fields = {
    unit_no: owned.unit_no,
    declaration_id: owned.declaration_id,
    seq: head.seq + 1,
    at: acting.at,
    verb: event.verb,
    actor_kind: who.kind,
    actor_no: 'accountNo' in who ? who.accountNo : null,
    actor_name: 'name' in who ? who.name : '系统',
    office: officeOf(who),
    ip: acting.origin.ip,
    words: event.words,
    data: { ...event.data },
    previous_hash: head.hash,
    salt: randomBytes(16),
  }
  return { ...fields, ...owned, data: JSON.stringify(fields.data), hash: hashOfEvent(fields) }
}

function officeOf(who: Acting['who']): string {
  if (who.kind === 'officer') return officerRoles[who.role]
  return who.kind === 'operator' ? '申报单位' : who.kind === 'person' ? '申报人' : '社保网厅'
}
