import type { Runtime } from '#platform'
import type { AccountRow } from '../account/account.ts'

/** Whether a second factor is mandatory: for officers if OFFICER_SECOND_FACTOR says so, optional for everyone else. */
export const requiresSecondFactor = (runtime: Runtime, kind: AccountRow['kind']) =>
  kind === 'officer' && runtime.config.officerSecondFactor === 'required'
