import type { ComponentChildren } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { type ListedField, ListedFields } from './listed-fields.ts'

/** The ids of the fields in a content, in their order on the page. */
export function fieldsIn(content: ComponentChildren): string[] {
  const listed: ListedField[] = []
  renderToStaticMarkup(<ListedFields.Provider value={listed}>{content}</ListedFields.Provider>)
  return listed.map(({ name, id = name }) => id)
}
