import type { Who } from '#identity'

/** Who may order and stop annual runs: the province's administrator, reviewers, and the system itself. */
export const mayRun = (who: Who): boolean =>
  who.kind === 'system' || (who.kind === 'officer' && (who.role === 'admin' || who.role === 'review'))
