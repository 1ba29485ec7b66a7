import type { Acting, SystemActor } from '#identity'
import type { Runtime } from '#platform'

/** The hall itself acts: jobs and commands at the console. */
export const systemActing = (runtime: Runtime): Acting<SystemActor> => ({
  runtime,
  at: runtime.clock.now(),
  who: { kind: 'system' },
  origin: { ip: '', agent: '', visitor: '' },
})
