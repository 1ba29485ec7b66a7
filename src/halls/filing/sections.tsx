import type { Field, Item } from '#casework'
import type { FormValues } from '#platform'
import { Card, SelectField, TextAreaField, TextField } from '#ui'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

interface SectionsProps {
  readonly visit: Visit
  readonly item: Item
  readonly values: FormValues
  /** names of fields that do not apply today */
  readonly leftOut: readonly string[]
}

/** The form as defined by its item. */
export function Sections({ visit, item, values, leftOut }: SectionsProps) {
  const asked = item.sections.filter(section =>
    Object.keys(section.fields).some(name => !leftOut.includes(name)),
  )
  return (
    <>
      {asked.map(section => (
        <Card key={section.title} title={section.title}>
          {section.note ? <p class="note">{section.note}</p> : null}
          <div class="columns">
            {Object.entries(section.fields).map(([name, field]) =>
              field && !leftOut.includes(name) ? (
                <FieldInput key={name} field={field} {...input(visit, name, values[name])} />
              ) : null,
            )}
          </div>
        </Card>
      ))}
    </>
  )
}

interface InputProps {
  readonly field: Field
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** The input of one field, by its kind. */
export function FieldInput({ field, ...rest }: InputProps) {
  const frame = {
    ...rest,
    label: field.label,
    required: field.required,
    ...(field.hint ? { hint: field.hint } : {}),
  }
  switch (field.kind) {
    case 'select':
      return <SelectField {...frame} options={(field.options ?? []).map(text => ({ value: text, text }))} />
    case 'textarea':
      return <TextAreaField {...frame} maxLength={field.most ?? 500} />
    case 'fixed':
      return <TextField {...frame} readOnly />
    case 'mobile':
      return <TextField {...frame} kind="mobile" autocomplete="tel" />
    case 'credit-code':
    case 'bank-account':
    case 'month':
    case 'name':
    case 'id-no':
    case 'amount':
      return <TextField {...frame} kind={field.kind} />
    default:
      return <TextField {...frame} maxLength={200} />
  }
}
