import { median } from '../../script/benches/hall.ts'

/** What a hall used at a moment. */
export interface Sample {
  /** resident bytes once garbage was collected and its pages were given back */
  readonly memory: number
  /** open files, sockets and pipes */
  readonly handles: number
  /** connections to the database */
  readonly connections: number
  /** transactions that have been doing nothing for five seconds */
  readonly idleInTransaction: number
}

/**
 * What grew between the second and the last fifth of the samples, by their medians; the first fifth warms up. Memory may
 * grow by a tenth; in less than ten minutes by a half, because the process is still warming up. Handles
 * and connections come with concurrent visits and go. @returns sentences
 */
export function growthIn(samples: readonly Sample[], minutes: number): string[] {
  const fifth = (no: number) =>
    samples.slice(Math.floor((samples.length * no) / 5), Math.floor((samples.length * (no + 1)) / 5))
  const grown = (of: (sample: Sample) => number) =>
    [median(fifth(1).map(of)), median(fifth(4).map(of))] as const
  const most = minutes < 10 ? 1.5 : 1.1
  const [memoryBefore, memory] = grown(one => one.memory)
  const [handlesBefore, handles] = grown(one => one.handles)
  const [connectionsBefore, connections] = grown(one => one.connections)
  const faults: string[] = []
  if (!(memory <= memoryBefore * most)) faults.push(`memory grew from ${memoryBefore} to ${memory} bytes`)
  if (!(handles <= handlesBefore + 10)) faults.push(`handles grew from ${handlesBefore} to ${handles}`)
  if (!(connections <= connectionsBefore + 3))
    faults.push(`connections grew from ${connectionsBefore} to ${connections}`)
  if (samples.some(one => one.idleInTransaction > 0)) faults.push('a transaction was left open')
  return faults
}
