import { type CaseFile, type Item, type ReadableSection, readableRow } from '#casework'
import { maskAccountNo, maskMobile } from '#registry'

/** A declaration as a person reads it: what was frozen when it was submitted, or the draft as it stands. */
export function readableOf(item: Item, file: CaseFile): readonly ReadableSection[] {
  const open = file.declaration.state === 'draft' || file.declaration.state === 'returned'
  if (file.snapshot && !open) return file.snapshot.readable
  return item.sections.map(section => ({
    title: section.title,
    rows: Object.entries(section.fields).flatMap(([name, field]) =>
      field && (field.required || file.values[name]) ? [readableRow(field, file.values[name] ?? '')] : [],
    ),
  }))
}

const masks = { mobile: maskMobile, account: maskAccountNo }

/** The same with mobiles and accounts masked, for whoever only looks. */
export function masked(sections: readonly ReadableSection[]): readonly ReadableSection[] {
  return sections.map(section => ({
    ...section,
    rows: section.rows.map(row => (row.personal ? { ...row, value: masks[row.personal](row.value) } : row)),
  }))
}
