import { z } from 'zod'
import { type Tx, unseal, unsealAs } from '#platform'
import { maskMobile, maskName, type Unit } from '#registry'
import type { Acting, OfficerActor } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { officersUnit } from './officers-unit.ts'
import { type RegistrationEvent, registrationEvents } from './registration-event.ts'
import { type FreezeDecision, type RegistrationKind, registrations } from './tables.ts'

/** One frozen registration, as the list of officers shows it. */
export interface Freeze {
  readonly unitNo: string
  readonly unitName: string
  readonly frozenAt: Date
  readonly decision: FreezeDecision | null
  readonly decidedAt: Date | null
  readonly decidedName: string | null
}

/** What an officer decides by. */
export interface FreezeFile {
  readonly unit: Unit
  readonly frozen: boolean
  readonly notices: readonly {
    readonly noticeNo: number
    readonly kind: RegistrationKind
    /** masked */
    readonly who: string
    readonly at: Date
  }[]
  readonly objections: readonly { readonly by: string; readonly at: Date; readonly words: string }[]
  readonly events: readonly RegistrationEvent[]
}

const shown = 100

/** Frozen registrations of the area, those to be decided first. */
export async function freezes(tx: Tx): Promise<Freeze[]> {
  const rows = await registrations(tx)
    .selectFrom('identity.registration_freeze')
    .selectAll()
    .orderBy('decided_at', order => order.desc().nullsFirst())
    .orderBy('frozen_at')
    .limit(shown)
    .execute()
  return rows.map(row => ({
    unitNo: row.unit_no,
    unitName: row.unit_name,
    frozenAt: row.frozen_at,
    decision: row.decision,
    decidedAt: row.decided_at,
    decidedName: row.decided_name,
  }))
}

/** How many registrations of the area wait for a decision. */
export async function countFreezes(tx: Tx): Promise<number> {
  const { number } = await registrations(tx)
    .selectFrom('identity.registration_freeze')
    .select(row => row.fn.countAll<number>().as('number'))
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return number
}

/** Everything about the registration of one unit. @throws Refusal for another post or area. */
export async function freezeFile(tx: Tx, acting: Acting<OfficerActor>, unitNo: string): Promise<FreezeFile> {
  const unit = await officersUnit(tx, acting, unitNo)
  const of = registrations(tx)
  const undecided = await of
    .selectFrom('identity.registration_freeze')
    .select('freeze_no')
    .where('unit_no', '=', unitNo)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  const notices = await of
    .selectFrom('identity.registration_notice')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .orderBy('notice_no')
    .execute()
  const objections = await of
    .selectFrom('identity.registration_link')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('objected_at', 'is not', null)
    .orderBy('objected_at')
    .execute()
  return {
    unit,
    frozen: undecided !== undefined,
    notices: notices.map(row => ({
      noticeNo: row.notice_no,
      kind: row.kind,
      who: maskedWho(row),
      at: row.registered_at,
    })),
    objections: objections.map(row => ({
      by: maskMobile(unseal(row.mobile_sealed, sealed.toldMobile, row)),
      at: row.objected_at ?? new Date(0),
      words: row.words_sealed ? unseal(row.words_sealed, sealed.objection, row) : '',
    })),
    events: await registrationEvents(tx, unitNo),
  }
}

const registrantSchema = z.object({ name: z.string(), mobile: z.string() })

/** 孙**，139****0009 */
export function maskedWho(row: { readonly who_sealed: Buffer; readonly seal_id: string }): string {
  const { name, mobile } = unsealAs(registrantSchema, row.who_sealed, sealed.registrant, row)
  return [maskName(name), maskMobile(mobile)].filter(Boolean).join('，')
}
