import { refuse } from '#platform'
import { fieldKinds } from '#registry'

/** A code as it was sent. @throws Refusal 'invalid' at `field` for what cannot be one, which counts as no attempt. */
export function readSmsCode(text: string, field = 'smsCode'): string {
  const { clean, fault } = fieldKinds['sms-code']
  const code = clean(text)
  const sentence = fault(code)
  return sentence === undefined ? code : refuse('invalid', sentence, field)
}
