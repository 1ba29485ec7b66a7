import type { Block } from '#printout'
import type { DisplaySection } from './display-row.ts'

/** A section as a block of a printout. */
export const printedSection = ({ title, rows }: DisplaySection): Block => ({
  kind: 'rows',
  title,
  rows: rows.map(({ label, value }) => ({ label, value })),
})
