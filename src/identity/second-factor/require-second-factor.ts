import type { Runtime } from '#platform'
import type { AccountRow } from '../account/account.ts'

/** Officers must have a second factor where the installation says so (OFFICER_SECOND_FACTOR); for others it is free. */
export const requiresSecondFactor = (runtime: Runtime, kind: AccountRow['kind']) =>
  kind === 'officer' && runtime.config.officerSecondFactor === 'required'
