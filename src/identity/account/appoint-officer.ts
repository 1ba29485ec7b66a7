import type { Tx } from '#platform'
import { hashPassword } from '../password/hash-password.ts'
import type { OfficerRole } from '../tables.ts'
import { findAccount } from './account.ts'
import { newAccount } from './new-account.ts'

export interface Appointment {
  readonly login: string
  readonly name: string
  readonly areaCode: string
  readonly role: OfficerRole
  readonly password: string
  readonly at: Date
}

/** Creates an officer's account. Idempotent: an existing login name is left unchanged. */
export async function appointOfficer(tx: Tx, { password, ...appointment }: Appointment): Promise<void> {
  const passwordHash = await hashPassword(password)
  await newAccount(tx, { kind: 'officer', passwordHash, ...appointment })
}

/** Whether this login name has an officer account. */
export async function isAppointed(tx: Tx, login: string): Promise<boolean> {
  return (await findAccount(tx, 'officer', login)) !== undefined
}
