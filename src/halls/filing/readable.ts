import type { CaseFile, Item, ReadableSection } from '#casework'

/** A declaration as a person reads it: what was frozen when it was submitted, or the draft as it stands. */
export function readableOf(item: Item, file: CaseFile): readonly ReadableSection[] {
  const open = file.declaration.state === 'draft' || file.declaration.state === 'returned'
  if (file.snapshot && !open) return file.snapshot.readable
  return item.sections.map(section => ({
    title: section.title,
    rows: Object.entries(section.fields).flatMap(([name, field]) =>
      field ? [{ label: field.label, value: file.values[name] ?? '' }] : [],
    ),
  }))
}
