import { described, FieldFrame, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'tel'
  readonly autocomplete?: string
  readonly numeric?: boolean
  readonly maxLength?: number
  readonly placeholder?: string | undefined
  readonly readOnly?: boolean
  /** a format or check digit that a script can validate on leaving the field */
  readonly check?: 'credit-code' | 'id-no' | 'mobile'
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const attributes = {
    class: 'input',
    ...described(props),
    value: props.value ?? '',
    ...(props.autocomplete ? { autocomplete: props.autocomplete } : {}),
    ...(props.numeric ? { inputmode: 'numeric' as const } : {}),
    ...(props.maxLength ? { maxlength: props.maxLength } : {}),
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...(props.readOnly ? { readonly: true } : {}),
    ...(props.check ? { 'data-check': props.check } : {}),
  }
  const { type = 'text' } = props
  return (
    <FieldFrame field={props}>
      {type === 'password' ? (
        <input type="password" {...attributes} />
      ) : type === 'tel' ? (
        <input type="tel" {...attributes} />
      ) : (
        <input type="text" {...attributes} />
      )}
    </FieldFrame>
  )
}
