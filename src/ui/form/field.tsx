import type { ComponentChildren } from 'preact'
import { type ListedField, useListing } from './listed-fields.ts'

/** Props common to all inputs. The label is the accessible name; hint and error are the description. */
export interface FieldProps extends ListedField {
  readonly label: string
  readonly required?: boolean
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value?: string | undefined
}

/** Attributes that link an input to its hint and error, and to the script for its kind. */
export function described({ name, id = name, hint, error, required, kind }: FieldProps) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(id => id !== '')
  return {
    id,
    name,
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
    ...(required ? { 'aria-required': 'true' as const } : {}),
    ...(kind ? { 'data-kind': kind } : {}),
  }
}

interface FieldFrameProps {
  readonly field: FieldProps
  readonly class?: string
  readonly children: ComponentChildren
}

/** Label, input, hint, error: in this order everywhere. */
export function FieldFrame({ field, children, ...rest }: FieldFrameProps) {
  const { name, id = name, label, required, hint, error } = field
  useListing(field)
  return (
    <div class={['field', error ? 'wrong' : '', rest.class ?? ''].filter(Boolean).join(' ')}>
      <div class="field-label">
        {required ? (
          <span class="star" aria-hidden="true">
            *
          </span>
        ) : null}
        <label for={id}>{label}</label>
      </div>
      {children}
      {hint ? (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
    </div>
  )
}
