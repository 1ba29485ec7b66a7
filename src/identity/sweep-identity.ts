import type { Tx } from '#platform'
import type { Acting } from './acting.ts'
import { commandAsHall } from './command.ts'
import { factors } from './second-factor/tables.ts'
import { identity } from './tables.ts'
import { registrations } from './unit-registration/tables.ts'

const day = 24 * 3600_000

/**
 * Deletes unanswered captchas and challenges, long-expired codes and kept forms, objection links past their time, old
 * proofs of identity, and sessions that ended a month ago; erases recovery codes that are still readable.
 */
export async function sweepIdentity(acting: Acting): Promise<void> {
  const before = (days: number) => new Date(acting.at.getTime() - days * day)
  await commandAsHall(acting, async tx => {
    await identity(tx).deleteFrom('identity.captcha').where('issued_at', '<', before(1)).execute()
    await identity(tx)
      .deleteFrom('identity.certificate_challenge')
      .where('issued_at', '<', before(1))
      .execute()
    await identity(tx).deleteFrom('identity.sms_code').where('expires_at', '<', before(7)).execute()
    await identity(tx).deleteFrom('identity.parked_form').where('parked_at', '<', before(7)).execute()
    await factors(tx).deleteFrom('identity.passkey_challenge').where('expires_at', '<', before(1)).execute()
    await factors(tx).deleteFrom('identity.pending_login').where('started_at', '<', before(1)).execute()
    await factors(tx)
      .updateTable('identity.recovery_code')
      .set({ code_sealed: null })
      .where('made_at', '<', before(1))
      .where('code_sealed', 'is not', null)
      .execute()
    await identity(tx).deleteFrom('identity.identity_proof').where('proved_at', '<', before(1)).execute()
    await sweepLinks(tx, before(30))
    // Seen last before then, so begun before then: an index on the beginning is not touched by every visit.
    await identity(tx)
      .deleteFrom('identity.session')
      .where('started_at', '<', before(30))
      .where('last_seen_at', '<', before(30))
      .execute()
  })
}

async function sweepLinks(tx: Tx, before: Date): Promise<void> {
  await registrations(tx)
    .deleteFrom('identity.registration_link')
    .where('objected_at', 'is', null)
    .where('notice_no', 'in', eb =>
      eb.selectFrom('identity.registration_notice').select('notice_no').where('open_until', '<', before),
    )
    .execute()
}
