import { type FileHandle, open } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { businessDate, Refusal, refuse } from '#platform'
import { columnsOf } from './csv/columns-of.ts'
import { type CsvBlock, csvBlocks } from './csv/csv-blocks.ts'
import { type Header, readHeader } from './csv/read-header.ts'
import { hasErrors, openErrorsFile } from './errors-file.ts'
import type { Import } from './import.ts'
import { type AnyKind, type Batch, kinds, type LineFault } from './kinds.ts'
import { withCell } from './with-cell.ts'
import { type Chunk, writeChunk } from './write-chunk.ts'
import { createStaging } from './write-rows.ts'

export interface CarryingOut {
  readonly client: PoolClient
  now(): Date
  /** called after every chunk */
  progress?(reached: Import): void
  /** polled between chunks; when false the import stops and resumes later */
  goOn(): boolean
}

/**
 * Reads an import's file from its current position to the end, one chunk per transaction, parsing ahead while the
 * database writes the previous chunk. Memory stays flat.
 * @returns the import's final state. @throws Refusal (also stored with the import) if the file is missing, not a UTF-8
 * CSV file, or has other columns.
 */
export async function carryOutImport(ordered: Import, with_: CarryingOut): Promise<Import> {
  const { client } = with_
  const file = await open(ordered.path).catch((error: NodeJS.ErrnoException) => error)
  try {
    if (file instanceof Error) return refuse('not-found', `不能读取文件：${ordered.fileName}`, 'file')
    const reached = await readToEnd(file, ordered, with_)
    return reached.state !== 'done' ? reached : await end(client, reached, with_.now(), null)
  } catch (error) {
    if (error instanceof Refusal) await end(client, ordered, with_.now(), error.message)
    throw error
  } finally {
    if (!(file instanceof Error)) await file.close()
  }
}

async function readToEnd(file: FileHandle, ordered: Import, with_: CarryingOut): Promise<Import> {
  const { client, progress, goOn } = with_
  const today = businessDate(with_.now())
  const kind = kinds[ordered.kind]
  const header = await readHeader(file, ordered.fileName, kind.columns, kind.optional)
  let reached = await begin(client, kind, ordered)
  const errors = await openErrorsFile(ordered.path, ordered.fileName, reached.errorsBytes)
  const start =
    reached.reachedBytes === 0 ? header.end : { byte: reached.reachedBytes, line: reached.reachedLine }
  let writing = Promise.resolve(reached)
  try {
    for await (const block of csvBlocks(file, start, header.form)) {
      const chunk = readChunk(kind.start(today), header, block)
      reached = await writing
      progress?.(reached)
      if (!goOn()) return reached
      writing = writeChunk({ client, kind, errors }, reached, chunk)
      // Awaited one chunk later; the no-op handler prevents an unhandled rejection in between.
      writing.catch(() => {})
    }
    reached = await writing
    progress?.(reached)
    return { ...reached, state: 'done' }
  } finally {
    await writing.catch(() => {})
    await errors.close()
  }
}

/** An import whose error list was altered restarts from the beginning; this is safe because imports are idempotent. */
async function begin(client: PoolClient, kind: AnyKind, ordered: Import): Promise<Import> {
  await createStaging(client, kind)
  const goesOn = await hasErrors(ordered.path, ordered.errorsBytes)
  const fresh = {
    reachedBytes: 0,
    reachedLine: 1,
    errorsBytes: 0,
    rowsRead: 0,
    rowsChanged: 0,
    rowsRefused: 0,
    rowsDoubtful: 0,
  }
  await client.query("update registry.import set state = 'running' where import_no = $1", [ordered.importNo])
  return { ...ordered, ...(goesOn ? {} : fresh), state: 'running' }
}

function readChunk(batch: Batch, header: Header, { records, end }: CsvBlock): Chunk {
  const { places, columns } = header
  const faults: LineFault[] = []
  const inOrder = places.every((place, i) => place === i)
  let rows = 0
  for (const { line, cells, fault } of records) {
    if (fault === undefined && isEmpty(cells)) continue
    rows += 1
    const excess = fault ?? excessIn(cells, header)
    if (excess !== undefined) faults.push({ line, column: '', reason: excess })
    else {
      const wrong = batch.add(inOrder ? cells : places.map(place => (place < 0 ? '' : cells[place])), line)
      if (wrong && isHeaderAgain(cells, columns)) rows -= 1
      else if (wrong) faults.push({ line, ...wrong })
    }
  }
  return { batch, faults, rows, reachedBytes: end.byte, reachedLine: end.line }
}

/** Spreadsheets save empty rows as delimiters alone. */
const isEmpty = (cells: readonly string[]) => cells[0]?.trim() === '' && cells.every(isBlank)

const isBlank = (cell: string) => cell.trim() === ''

/** The problem with cells that no column has a name for, unless they are empty. */
function excessIn(cells: readonly string[], { width, nameless }: Header): string | undefined {
  if (cells.length > width) {
    const excess = cells.slice(width).find(cell => !isBlank(cell))
    if (excess !== undefined) return withCell('列数多于表头', excess)
  }
  if (nameless.length === 0) return undefined
  const filled = nameless.find(place => !isBlank(cells[place] ?? ''))
  return filled === undefined
    ? undefined
    : withCell(`第 ${filled + 1} 列没有列名，却有内容`, cells[filled] ?? '')
}

/** Files that were put together from several repeat the header. */
const isHeaderAgain = (cells: readonly string[], columns: readonly string[]) =>
  columnsOf(cells).every((name, i) => name === columns[i])

async function end(client: PoolClient, reached: Import, at: Date, failure: string | null): Promise<Import> {
  const state = failure === null ? 'done' : 'failed'
  await client.query(
    'update registry.import set state = $2, failure = $3, finished_at = $4 where import_no = $1',
    [reached.importNo, state, failure, at],
  )
  return { ...reached, state, failure, finishedAt: at }
}
