import { fieldKinds } from '../../registry/fields/field-kinds.ts'
import { described, FieldFrame, type FieldProps } from './field.tsx'

export interface SmsCodeFieldProps extends FieldProps {
  readonly button?: string
}

/** A six-digit SMS code with its send button. */
export function SmsCodeField(props: SmsCodeFieldProps) {
  const field = { ...props, required: true, kind: 'sms-code' } as const
  return (
    <FieldFrame field={field} class="short sms">
      <input
        class="input"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={fieldKinds['sms-code'].maxLength}
        {...described(field)}
        value={props.value ?? ''}
      />
      <button class="button secondary" type="submit" name="_act" value="sms" data-sms="">
        {props.button ?? '发送验证码'}
      </button>
      <span class="hint" role="status" data-sms-status="" />
    </FieldFrame>
  )
}
