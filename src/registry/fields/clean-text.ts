import { withoutInvisible, withoutMarks } from '../../platform/invisible.ts'

/**
 * Words as typed: without blanks around them and marks that show nothing, empty if nothing would be seen. A line break
 * counts as one, as `maxlength` counts it; the form sends it as two.
 */
export function cleanText(text: string): string {
  if (withoutInvisible(text).trim() === '') return ''
  return withoutMarks(text).replace(/\r\n?/g, '\n').trim()
}
