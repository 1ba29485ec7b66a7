import { described, FieldFrame, type FieldProps } from './field.tsx'

/** Several lines of text. */
export function TextAreaField(props: FieldProps & { readonly maxLength?: number }) {
  return (
    <FieldFrame field={props} class="full">
      <textarea
        class="input"
        {...described(props)}
        {...(props.maxLength ? { maxlength: props.maxLength } : {})}
      >
        {props.value ?? ''}
      </textarea>
    </FieldFrame>
  )
}
