import type { Acting, SystemActor } from '#identity'
import type { Runtime } from '#platform'

/** The hall itself as the acting party, for jobs and console commands. */
export const systemActing = (runtime: Runtime): Acting<SystemActor> => ({
  runtime,
  at: runtime.clock.now(),
  who: { kind: 'system' },
  origin: { ip: '', agent: '', visitor: '' },
})
