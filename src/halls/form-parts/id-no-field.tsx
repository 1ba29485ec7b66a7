import { TextField } from '#ui'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

/** The ID number by which a person registers and is recognised. */
export function IdNoField({ visit }: { readonly visit: Visit }) {
  return (
    <TextField
      {...input(visit, 'idNo')}
      label="证件号码"
      required
      hint="请输入18位有效证件号码。"
      kind="id-no"
    />
  )
}
