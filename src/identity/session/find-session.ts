import { sql } from 'kysely'
import type { Runtime } from '#platform'
import { type OwnAccount, whoOf } from '../account/account.ts'
import type { Member } from '../acting.ts'
import { type BoundCertificate, certificateHolds } from '../certificate/certificate-holds.ts'
import type { CertificateState } from '../tables.ts'
import { hashOf } from './start-session.ts'

const idleLimit = 30 * 60_000
const wholeLimit = 12 * 3600_000
const touchAfter = 60_000

/**
 * The owner of a session token; `over` if the session has ended, so that a late form can still be kept for its owner.
 */
export interface FoundSession {
  readonly who: Member
  readonly over: boolean
}

/** What identity.find_session returns (migrations/0021-platform-look-ups.sql). */
interface SessionRow extends OwnAccount {
  readonly started_at: Date
  readonly last_seen_at: Date
  readonly ended_at: Date | null
  readonly disabled_at: Date | null
  readonly certificate_der: Buffer | null
  readonly certificate_state: CertificateState | null
  readonly certificate_valid_to: Date | null
}

/**
 * Looks a session up, in one statement and outside any scope, and at most once a minute notes that it is alive.
 * Thirty idle minutes or twelve hours end it.
 */
export async function findSession(
  runtime: Runtime,
  token: string,
  at: Date,
): Promise<FoundSession | undefined> {
  const hash = hashOf(token)
  const { rows } = await sql<SessionRow>`select * from identity.find_session(${hash})`.execute(runtime.db)
  const [row] = rows
  if (!row) return undefined
  const idle = at.getTime() - row.last_seen_at.getTime()
  const over =
    row.ended_at !== null ||
    row.disabled_at !== null ||
    idle > idleLimit ||
    at.getTime() - row.started_at.getTime() > wholeLimit
  if (!over && idle > touchAfter) {
    await sql`select identity.touch_session(${hash}, ${at})`.execute(runtime.db)
  }
  return { who: whoOf(row, await certificateHolds(runtime, certificateOf(row), at)), over }
}

function certificateOf(row: SessionRow): BoundCertificate | undefined {
  const { certificate_der: der, certificate_state: state, certificate_valid_to: validTo } = row
  return der && state && validTo ? { der, state, validTo } : undefined
}
