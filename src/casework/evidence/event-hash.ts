import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { CaseworkTables } from '../tables.ts'

type EventRow = CaseworkTables['casework.event']

type HashedEvent = Omit<EventRow, 'hash' | 'data' | 'area_code' | 'applicant_no'> & {
  data: Record<string, string>
  /** only for row-level security; no part of the history, so not hashed */
  area_code?: string
  applicant_no?: number
}

/**
 * The hashed content of an event; defines the chain. Account number and address enter as a salted hash, so that a
 * receipt shows everything that is hashed without revealing them. Older events have no salt and are hashed in clear.
 */
export function hashedFields(row: HashedEvent): Record<string, unknown> {
  const { salt, actor_no, ip, area_code: _, applicant_no: __, ...shown } = row
  const at = row.at.toISOString()
  const previous_hash = row.previous_hash.toString('hex')
  if (!salt) return { ...shown, actor_no, ip, at, previous_hash }
  const origin = createHash('sha256')
    .update(salt)
    .update(canonicalize({ actor_no, ip }) ?? '')
    .digest('hex')
  return { ...shown, at, previous_hash, origin }
}

/** The hash of one event. */
export const hashOfEvent = (row: HashedEvent): Buffer => hashOfFields(hashedFields(row))

/** SHA-256 over canonical JSON (RFC 8785). */
export function hashOfFields(fields: Readonly<Record<string, unknown>>): Buffer {
  return createHash('sha256')
    .update(canonicalize(fields) ?? '')
    .digest()
}
