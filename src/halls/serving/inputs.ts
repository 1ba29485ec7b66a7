import type { Visit } from './visit.ts'

/** The sentence beside a field, if it is wrong. */
export function errorOf(visit: Visit, field: string): string | undefined {
  return visit.findings.find(finding => finding.field === field)?.sentence
}

/** What an input shows: what was typed, else what is known. */
export function shownValue(visit: Visit, field: string, known = ''): string {
  return visit.typed?.[field] ?? known
}

/** Name, value and error of an input, for spreading into it. */
export function input(visit: Visit, name: string, known = '') {
  return { name, value: shownValue(visit, name, known), error: errorOf(visit, name) }
}
