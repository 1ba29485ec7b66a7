import type { Tx } from '#platform'
import { getUnit } from '#registry'
import type { Acting } from '../acting.ts'
import { registrations } from './tables.ts'

/** One line of what happened to a unit's registration. */
export interface RegistrationEvent {
  readonly eventNo: number
  readonly at: Date
  readonly words: string
  readonly by: string
}

/** Adds a line to the history of a unit's registration; `by` names who did it where no member acts. */
export async function recordRegistration(
  tx: Tx,
  { who, at, origin }: Acting,
  { unitNo, words, by = '系统' }: { readonly unitNo: string; readonly words: string; readonly by?: string },
): Promise<void> {
  const { areaCode } = await getUnit(tx, unitNo)
  await registrations(tx)
    .insertInto('identity.registration_event')
    .values({
      unit_no: unitNo,
      area_code: areaCode,
      at,
      words,
      by_account_no: 'accountNo' in who ? who.accountNo : null,
      by_name: 'name' in who ? who.name : by,
      ip: origin.ip,
    })
    .execute()
}

/** The history of a unit's registration, oldest first. */
export async function registrationEvents(tx: Tx, unitNo: string): Promise<RegistrationEvent[]> {
  const rows = await registrations(tx)
    .selectFrom('identity.registration_event')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .orderBy('event_no')
    .execute()
  return rows.map(row => ({ eventNo: row.event_no, at: row.at, words: row.words, by: row.by_name }))
}
