import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#platform'
import type { Import } from './import.ts'
import { refuseOtherFiles } from './refuse-other-files.ts'
import { startOf } from './start-of.ts'
import { type ConvertLimits, convertApart } from './xlsx/convert-apart.ts'
import { isWorkbook } from './xlsx/is-workbook.ts'
import { otherSheetsNote } from './xlsx/other-sheets-note.ts'

/** The table of an import, to be read as CSV: the file itself, or what its sheet was converted to. */
export interface OpenTable {
  readonly file: FileHandle
  /** whether it is other bytes than those that an interrupted import has begun to read */
  readonly fromStart: boolean
  /** what the list of errors says about the whole file */
  readonly note?: string
  /** closes it; `finished` if no later attempt will read it */
  close(finished: boolean): Promise<void>
}

/** Opening a table: where converted sheets lie until they are read, and whether to go on. */
export interface Opening {
  readonly folder: string
  goOn(): boolean
}

const megabyte = 1024 * 1024
/** A million rows of eight columns: 320 MB of XML, 17 s of processor, 163 MB. */
const limits: ConvertLimits = {
  processorMs: 300_000,
  milliseconds: 1_800_000,
  bytes: 640 * megabyte,
  mostInflated: 4096 * megabyte,
  mostWritten: 2048 * megabyte,
}

/**
 * Opens an import's file; a workbook, recognised by its content, is converted first, once for all attempts.
 * @returns undefined if it was told to stop meanwhile. @throws Refusal for a file that is missing or of another kind
 */
export async function openTable(ordered: Import, opening: Opening): Promise<OpenTable | undefined> {
  const { path, fileName: name } = ordered
  const file = await open(path).catch(() => refuse('not-found', `不能读取文件：${name}`, 'file'))
  try {
    const start = await startOf(file)
    await refuseOtherFiles(start, name)
    if (!isWorkbook(start)) return { file, fromStart: false, close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
  await file.close()
  return await openSheet(ordered, opening)
}

/** Named by the workbook's content, so that no other one is read in its place. */
async function openSheet(ordered: Import, opening: Opening): Promise<OpenTable | undefined> {
  const path = join(opening.folder, `sheet-${ordered.sha256}.csv`)
  const close = (file: FileHandle) => async (finished: boolean) => {
    await file.close()
    if (finished) await rm(path, { force: true })
  }
  if (ordered.reachedBytes > 0) {
    const file = await open(path).catch(() => undefined)
    if (file) return { file, fromStart: false, close: close(file) }
  }
  const note = await convertTo(path, ordered, opening)
  if (note === undefined) return undefined
  const file = await open(path)
  return { file, fromStart: true, ...(note === '' ? {} : { note }), close: close(file) }
}

/** @returns the note about other sheets, '' if there is none; undefined if it was told to stop */
async function convertTo(
  path: string,
  ordered: Import,
  { folder, goOn }: Opening,
): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = `${path}.part`
  try {
    const conversion = await convertApart({ from: ordered.path, to: part }, limits, goOn)
    if (!conversion) return undefined
    if ('refused' in conversion) refuse('invalid', `${ordered.fileName}:1 ${conversion.refused}`, 'file')
    await rename(part, path)
    return otherSheetsNote(conversion.converted)
  } finally {
    await rm(part, { force: true })
  }
}
