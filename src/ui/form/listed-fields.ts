import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FieldKindName } from '../../registry/fields/field-kinds.ts'

/** What others on the page need to know of a field. */
export interface ListedField {
  readonly name: string
  /** for pages with several inputs of the same name */
  readonly id?: string
  /** brings its keyboard and room, and with scripts its cleaning and check on leaving the field */
  readonly kind?: FieldKindName
}

/** Takes down the fields of a document while they are rendered, in their order on the page. */
export const ListedFields = createContext<ListedField[] | undefined>(undefined)

/** Enters a field into the list of what is being rendered. */
export function useListing(field: ListedField): void {
  useContext(ListedFields)?.push(field)
}
