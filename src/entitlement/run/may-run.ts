import type { Who } from '#identity'

/** Who orders and stops annual runs: the province's administrator, reviewers, and the hall itself. */
export const mayRun = (who: Who): boolean =>
  who.kind === 'system' || (who.kind === 'officer' && (who.role === 'admin' || who.role === 'review'))
