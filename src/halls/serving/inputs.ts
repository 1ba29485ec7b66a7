import type { Visit } from './visit.ts'

/** The error beside a field, if any. */
export function errorOf(visit: Visit, field: string): string | undefined {
  return visit.findings.find(finding => finding.field === field)?.sentence
}

/** An input's value: what was typed, else the known value. */
export function shownValue(visit: Visit, field: string, known = ''): string {
  return visit.typed?.[field] ?? known
}

/** Name, value and error of an input, as props to spread. */
export function input(visit: Visit, name: string, known = '') {
  return { name, value: shownValue(visit, name, known), error: errorOf(visit, name) }
}
