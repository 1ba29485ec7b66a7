import type { Tx } from '#platform'
import type { OfficerRole } from '../tables.ts'
import { findAccount } from './account.ts'
import { newAccount } from './new-account.ts'

export interface Appointment {
  readonly login: string
  readonly name: string
  readonly areaCode: string
  readonly role: OfficerRole
  /** made by hashPassword, before the transaction */
  readonly passwordHash: string
  readonly at: Date
}

/** Creates an officer's account. Idempotent: an existing login name is left unchanged. */
export async function appointOfficer(tx: Tx, appointment: Appointment): Promise<void> {
  await newAccount(tx, { kind: 'officer', ...appointment })
}

/** Whether this login name has an officer account. */
export async function isAppointed(tx: Tx, login: string): Promise<boolean> {
  return (await findAccount(tx, 'officer', login)) !== undefined
}
