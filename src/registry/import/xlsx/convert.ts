import { open } from 'node:fs/promises'
import type { Converted, ToConvert } from './converted.ts'
import { csvLine } from './csv-line.ts'
import { numberFormats } from './number-formats.ts'
import { type Archive, openArchive } from './open-archive.ts'
import { type Referred, rowsOfSheet } from './rows-of-sheet.ts'
import { sharedStrings } from './shared-strings.ts'
import { sheetsOf } from './sheets-of.ts'
import { WorkbookFault } from './workbook-fault.ts'

/**
 * Writes the first visible sheet of a workbook as a table, synced to disk, in flat memory but for its shared texts.
 * @throws WorkbookFault
 */
export async function convert({ from, to, mostInflated, mostWritten }: ToConvert): Promise<Converted> {
  const archive = await openArchive(from, mostInflated)
  try {
    const { sheets, styles, strings, from1904 } = await sheetsOf(archive)
    const referred = {
      strings: await sharedStrings(archive, strings),
      formats: await numberFormats(archive, styles),
      from1904,
    }
    const [first = { name: '', part: '' }, ...rest] = sheets
    const pieces = linesOf(archive, first.part, referred, mostWritten)
    const table = to === undefined ? await collected(pieces) : await written(pieces, to)
    const others: string[] = []
    for (const { name, part } of rest) if (await hasContent(archive, part, referred)) others.push(name)
    return { sheet: first.name, others, ...(table ? { table } : {}) }
  } finally {
    archive.close()
  }
}

/** Empty rows are kept where others follow; those behind the last content are only formatted. */
async function* linesOf(
  archive: Archive,
  part: string,
  referred: Referred,
  most: number,
): AsyncGenerator<Buffer> {
  let next = 1
  let bytes = 0
  for await (const rows of rowsOfSheet(archive.textOf(part), referred)) {
    let text = ''
    for (const { line, cells } of rows) {
      text += '\n'.repeat(line - next) + csvLine(cells)
      next = line + 1
    }
    const piece = Buffer.from(text)
    bytes += piece.length
    if (bytes > most) throw new WorkbookFault('这张工作表的内容过多，请拆成几个文件，或另存为 CSV 后再上传')
    yield piece
  }
}

async function collected(pieces: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

async function written(pieces: AsyncIterable<Buffer>, path: string): Promise<undefined> {
  const file = await open(path, 'w', 0o600)
  try {
    for await (const piece of pieces) await file.write(piece)
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function hasContent(archive: Archive, part: string, referred: Referred): Promise<boolean> {
  for await (const _ of rowsOfSheet(archive.textOf(part), referred)) return true
  return false
}
