import type { State } from '#casework'

/** Colour of each state, the same on every page. */
export function toneOf(state: State): 'neutral' | 'info' | 'success' | 'warning' | 'danger' {
  const tones = {
    draft: 'warning',
    submitted: 'info',
    accepted: 'info',
    returned: 'danger',
    passed: 'success',
    declined: 'danger',
    discarded: 'neutral',
    revoked: 'danger',
  } as const
  return tones[state]
}
