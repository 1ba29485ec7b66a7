import { type CaseContents, type DisplayRow, type DisplaySection, displayRow, type Item } from '#casework'
import { maskAccountNo, maskIdNo, maskMobile } from '#registry'

/** A declaration in readable form: the snapshot frozen at submission, or the current draft. */
export function displaySections(item: Item, file: CaseContents): readonly DisplaySection[] {
  const open = file.declaration.state === 'draft' || file.declaration.state === 'returned'
  if (file.snapshot && !open) return file.snapshot.readable
  return item.sections.map(section => ({
    title: section.title,
    rows: Object.entries(section.fields).flatMap(([name, field]) =>
      field && (field.required || file.values[name]) ? [displayRow(field, file.values[name] ?? '')] : [],
    ),
  }))
}

const masks = { mobile: maskMobile, account: maskAccountNo, 'id-no': maskIdNo }

/** The same with mobiles, accounts and ID numbers masked, for read-only pages. */
export function maskSections(sections: readonly DisplaySection[]): readonly DisplaySection[] {
  return sections.map(section => ({
    ...section,
    rows: section.rows.map(row => ({ ...row, value: maskedValue(row) })),
  }))
}

/** A value as read-only pages show it. */
export const maskedValue = ({ personal, value }: DisplayRow): string =>
  personal ? masks[personal](value) : value
