/** 导出: lists exported to spreadsheets in the background and kept for the officer who ordered them. */

export { continueExports } from './continue-exports.ts'
export type { ExportSource } from './export-source.ts'
export { exportsOf, type OrderedSheet } from './exports-of.ts'
export { openExport } from './open-export.ts'
export { orderExport } from './order-export.ts'
export { sweepExports } from './sweep-exports.ts'
export { waitingSheets } from './waiting-sheets.ts'
