import type { State } from '#casework'

/** The colour in which a state is shown, the same on every page. */
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
