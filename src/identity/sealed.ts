import type { SealedColumn } from '#platform'

/** The sealed columns of this room. */
export const sealed = {
  mobile: {
    table: 'identity.account',
    column: 'mobile_sealed',
    // A login name serves again once its account is disabled.
    row: ['login_index', 'created_at'],
    before: 'identity.account.mobile',
  },
  parkedForm: {
    table: 'identity.parked_form',
    column: 'form_sealed',
    row: ['account_no', 'path'],
    before: 'identity.parked_form',
  },
  timeCode: {
    table: 'identity.time_code',
    column: 'secret_sealed',
    row: ['account_no'],
    before: 'identity.time_code.secret',
  },
  offeredTimeCode: {
    table: 'identity.time_code',
    column: 'offered_sealed',
    row: ['account_no'],
    before: 'identity.time_code.secret',
  },
  recoveryCode: {
    table: 'identity.recovery_code',
    column: 'code_sealed',
    row: ['account_no', 'code_hash'],
    before: 'identity.recovery_code.code',
  },
  registrant: {
    table: 'identity.registration_notice',
    column: 'who_sealed',
    row: ['seal_id'],
    before: 'identity.registration_notice.who',
  },
  toldMobile: {
    table: 'identity.registration_link',
    column: 'mobile_sealed',
    row: ['token_hash'],
    before: 'identity.registration_link.mobile',
  },
  objection: {
    table: 'identity.registration_link',
    column: 'words_sealed',
    row: ['token_hash'],
    before: 'identity.registration_link.words',
  },
} as const satisfies Record<string, SealedColumn>

/** Every sealed column of this room. */
export const sealedIdentity: readonly SealedColumn[] = Object.values(sealed)
