import type { Field } from './field.ts'

/** A titled group of lines for display: on screen, in the frozen copy and in print. */
export interface DisplaySection {
  readonly title: string
  readonly rows: readonly DisplayRow[]
}

export interface DisplayRow {
  readonly label: string
  readonly value: string
  /** personal data, masked on screen except for the person who fills it in or checks it */
  readonly personal?: 'mobile' | 'account' | 'id-no'
}

const personal: Partial<Record<Field['kind'], 'mobile' | 'account' | 'id-no'>> = {
  mobile: 'mobile',
  'bank-account': 'account',
  'id-no': 'id-no',
}

/** One field as a line for display. */
export function displayRow(field: Field, value: string): DisplayRow {
  const kind = personal[field.kind]
  return { label: field.label, value, ...(kind ? { personal: kind } : {}) }
}
