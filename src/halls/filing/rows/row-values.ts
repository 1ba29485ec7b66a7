import type { ItemRows } from '#casework'
import type { FormValues } from '#platform'
import type { Posted } from '../../serving/posted-form.ts'

/** Only the fields of a row. */
export const rowValues = ({ fields }: Pick<ItemRows, 'fields'>, { values }: Posted): FormValues =>
  Object.fromEntries(Object.keys(fields).map(name => [name, values[name] ?? '']))
