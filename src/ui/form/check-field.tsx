import { described, type FieldProps } from './field.tsx'
import { useListing } from './listed-fields.ts'

/** A checkbox with its label. */
export function CheckField(props: FieldProps & { readonly checked?: boolean }) {
  const { name, label, error, hint } = props
  useListing(props)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <span class="check">
        <input
          type="checkbox"
          value="1"
          {...described(props)}
          checked={props.checked ?? props.value === '1'}
        />
        <label for={name}>{label}</label>
      </span>
      {hint ? (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      ) : null}
    </div>
  )
}
