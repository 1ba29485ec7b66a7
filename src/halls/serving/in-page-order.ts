import type { ComponentChildren } from 'preact'
import type { Finding } from '#platform'
import { fieldsIn } from '#ui'

/**
 * Findings in the order of their fields on the page, so that a visitor corrects from top to bottom: several checks find
 * them, each in an order of its own. What belongs to no field shown comes last.
 */
export function inPageOrder(findings: readonly Finding[], content: ComponentChildren): readonly Finding[] {
  if (findings.length < 2) return findings
  const fields = fieldsIn(content)
  const place = ({ field = '' }: Finding) => (fields.includes(field) ? fields.indexOf(field) : fields.length)
  return findings.toSorted((one, other) => place(one) - place(other))
}
