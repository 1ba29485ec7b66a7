import { TextField } from '#ui'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

interface MobileFieldProps {
  readonly visit: Visit
  readonly label?: string
  readonly hint?: string
  readonly autocomplete?: 'tel' | 'off'
}

/** A mobile number that must be given. */
export function MobileField({ visit, label = '手机号码', ...rest }: MobileFieldProps) {
  return <TextField {...input(visit, 'mobile')} {...rest} label={label} required kind="mobile" />
}
