import type { Acting, SystemActor } from '#identity'
import type { House } from '#platform'

/** The hall itself acts: jobs and commands at the console. */
export const systemActing = (house: House): Acting<SystemActor> => ({
  house,
  at: house.clock.now(),
  who: { kind: 'system' },
  origin: { ip: '', agent: '', visitor: '' },
})
