import type { PoolClient } from 'pg'
import { businessDate, Refusal } from '#platform'
import { type CsvBlock, csvBlocks } from './csv/csv-blocks.ts'
import { type Header, readHeader } from './csv/read-header.ts'
import { isHeaderAgain, rowOf } from './csv/row-of.ts'
import { hasErrors, openErrorsFile } from './errors-file.ts'
import type { Import } from './import.ts'
import { type AnyKind, type Batch, kinds, type LineFault } from './kinds.ts'
import { type Opening, type OpenTable, openTable } from './open-table.ts'
import { type Chunk, writeChunk } from './write-chunk.ts'
import { createStaging } from './write-rows.ts'

/** `goOn` is polled between chunks and while a workbook is converted; when false the import stops and resumes later. */
export interface CarryingOut extends Opening {
  readonly client: PoolClient
  now(): Date
  /** called after every chunk */
  progress?(reached: Import): void
}

/**
 * Reads an import's file from its current position to the end, one chunk per transaction, parsing ahead while the
 * database writes the previous chunk. Memory stays flat.
 * @returns the import's final state. @throws Refusal (also stored with the import) if the file is missing, neither a
 * CSV file nor a workbook, or has other columns.
 */
export async function carryOutImport(ordered: Import, with_: CarryingOut): Promise<Import> {
  const { client } = with_
  let finished = false
  let table: OpenTable | undefined
  try {
    table = await openTable(ordered, with_)
    if (!table) return ordered
    const reached = await readToEnd(table, ordered, with_)
    finished = reached.state === 'done'
    return finished ? await end(client, reached, with_.now(), null) : reached
  } catch (error) {
    finished = error instanceof Refusal
    if (error instanceof Refusal) await end(client, ordered, with_.now(), error.message)
    throw error
  } finally {
    await table?.close(finished)
  }
}

async function readToEnd(table: OpenTable, ordered: Import, with_: CarryingOut): Promise<Import> {
  const { client, progress, goOn } = with_
  const { file } = table
  const today = businessDate(with_.now())
  const kind = kinds[ordered.kind]
  const header = await readHeader(file, ordered.fileName, kind.columns, kind.optional)
  let reached = await begin(client, kind, ordered, table)
  const errors = await openErrorsFile(ordered.path, ordered.fileName, reached.errorsBytes)
  const start =
    reached.reachedBytes === 0 ? header.end : { byte: reached.reachedBytes, line: reached.reachedLine }
  let note = reached.reachedBytes === 0 ? table.note : undefined
  let writing = Promise.resolve(reached)
  try {
    for await (const block of csvBlocks(file, start, header.form)) {
      const chunk = {
        ...readChunk(kind.start(today), header, block),
        ...(note === undefined ? {} : { note }),
      }
      note = undefined
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

/**
 * An import whose error list was altered, or whose sheet had to be converted again, restarts from the beginning; this is
 * safe because imports are idempotent.
 */
async function begin(
  client: PoolClient,
  kind: AnyKind,
  ordered: Import,
  { file, fromStart }: OpenTable,
): Promise<Import> {
  await createStaging(client, kind)
  const { size: bytes } = await file.stat()
  const goesOn = !fromStart && (await hasErrors(ordered.path, ordered.errorsBytes))
  const fresh = {
    reachedBytes: 0,
    reachedLine: 1,
    errorsBytes: 0,
    rowsRead: 0,
    rowsChanged: 0,
    rowsRefused: 0,
    rowsDoubtful: 0,
  }
  await client.query("update registry.import set state = 'running', bytes = $2 where import_no = $1", [
    ordered.importNo,
    bytes,
  ])
  return { ...ordered, ...(goesOn ? {} : fresh), bytes, state: 'running' }
}

function readChunk(batch: Batch, header: Header, { records, end }: CsvBlock): Chunk {
  const faults: LineFault[] = []
  let rows = 0
  for (const record of records) {
    const { line } = record
    const row = rowOf(record, header)
    if (!row) continue
    rows += 1
    if ('fault' in row) faults.push({ line, column: '', reason: row.fault })
    else {
      const wrong = batch.add(row.cells, line)
      if (wrong && isHeaderAgain(record.cells, header)) rows -= 1
      else if (wrong) faults.push({ line, ...wrong })
    }
  }
  return { batch, faults, rows, reachedBytes: end.byte, reachedLine: end.line }
}

async function end(client: PoolClient, reached: Import, at: Date, failure: string | null): Promise<Import> {
  const state = failure === null ? 'done' : 'failed'
  await client.query(
    'update registry.import set state = $2, failure = $3, finished_at = $4 where import_no = $1',
    [reached.importNo, state, failure, at],
  )
  return { ...reached, state, failure, finishedAt: at }
}
