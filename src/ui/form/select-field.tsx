import { described, FieldFrame, type FieldProps } from './field.tsx'

interface SelectFieldProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** A select. */
export function SelectField(props: SelectFieldProps) {
  return (
    <FieldFrame field={props}>
      <select class="input" {...described(props)}>
        {props.options.map(option => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
