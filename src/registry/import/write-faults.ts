import { rm, writeFile } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { RowFault } from './file-kind.ts'

export async function writeFaults(path: string, faults: readonly { line: number; fault: RowFault }[]) {
  const errorsFile = `${path}.errors.csv`
  if (faults.length === 0) {
    await rm(errorsFile, { force: true })
    return undefined
  }
  const rows = [...faults]
    .sort((one, other) => one.line - other.line)
    .map(({ line, fault }) => [path, line, fault.column, fault.reason])
  await writeFile(errorsFile, stringify([['file', 'line', 'column', 'reason'], ...rows]))
  return errorsFile
}
