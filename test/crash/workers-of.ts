import { readFileSync } from 'node:fs'
import { childrenOf } from '../journeys/children-of.ts'

/**
 * The processes behind the port of a hall, known by what `cluster` sets for them. Not by their command line: a child has
 * that of its parent before it runs its own program, and none for a moment in between.
 */
export const workersOf = (hall: number): number[] =>
  childrenOf(hall, /./).filter(pid => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .some(one => one.startsWith('NODE_UNIQUE_ID='))
    } catch {
      return false // exited meanwhile
    }
  })
