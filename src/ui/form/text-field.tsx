import { fieldKinds } from '../../registry/fields/field-kinds.ts'
import { described, FieldFrame, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'tel'
  readonly autocomplete?: string
  readonly numeric?: boolean
  readonly maxLength?: number
  readonly placeholder?: string | undefined
  readonly readOnly?: boolean
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const kind = props.kind && fieldKinds[props.kind]
  const maxLength = props.maxLength ?? kind?.maxLength
  const inputMode = props.numeric ? 'numeric' : kind?.inputMode
  const attributes = {
    class: 'input',
    ...described(props),
    value: props.value ?? '',
    ...(props.autocomplete ? { autocomplete: props.autocomplete } : {}),
    ...(inputMode && inputMode !== 'text' ? { inputmode: inputMode } : {}),
    ...(maxLength ? { maxlength: maxLength } : {}),
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...(props.readOnly ? { readonly: true } : {}),
  }
  const { type = inputMode === 'tel' ? 'tel' : 'text' } = props
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
