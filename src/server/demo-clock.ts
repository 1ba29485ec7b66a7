import { latestEventAt } from '#casework'
import { type Clock, clockFrom, type Runtime } from '#platform'
import { playStory } from '../../demo/story.ts'
import { systemActing } from '../commands/system-acting.ts'

/**
 * Plays the story of the demonstration province at the first start. @returns its clock, which starts at the configured
 * time, but never before the latest recorded event.
 */
export async function demoClock(runtime: Runtime): Promise<Clock> {
  await playStory(runtime)
  const last = await latestEventAt(systemActing(runtime))
  const start = runtime.config.demoNow
  return clockFrom(last && last > start ? last : start)
}
