import type { HallName } from './visit.ts'

/** The hall that a path belongs to. */
export function hallOf(path: string): HallName {
  const first = path.split('/')[1]
  return first === 'person' || first === 'employer' || first === 'agency' ? first : 'portal'
}
