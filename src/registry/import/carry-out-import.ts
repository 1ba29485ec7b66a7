import { type FileHandle, open } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { Refusal, refuse } from '#platform'
import { type CsvBlock, csvBlocks } from './csv/csv-blocks.ts'
import { type Header, readHeader } from './csv/read-header.ts'
import { hasErrors, openErrorsFile } from './errors-file.ts'
import type { Import } from './import.ts'
import { type AnyKind, kinds, type LineFault } from './kinds.ts'
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
  const kind = kinds[ordered.kind]
  const header = await readHeader(file, ordered.fileName, kind.columns, kind.optional)
  let reached = await begin(client, kind, ordered)
  const errors = await openErrorsFile(ordered.path, ordered.fileName, reached.errorsBytes)
  const start =
    reached.reachedBytes === 0 ? header.end : { byte: reached.reachedBytes, line: reached.reachedLine }
  let writing = Promise.resolve(reached)
  try {
    for await (const block of csvBlocks(file, start)) {
      const chunk = readChunk(kind, header, block)
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
  }
  await client.query("update registry.import set state = 'running' where import_no = $1", [ordered.importNo])
  return { ...ordered, ...(goesOn ? {} : fresh), state: 'running' }
}

function readChunk(kind: AnyKind, { places, width }: Header, { records, end }: CsvBlock): Chunk {
  const batch = kind.start()
  const faults: LineFault[] = []
  const inOrder = places.every((place, i) => place === i)
  for (const { line, cells, fault } of records) {
    if (fault !== undefined) faults.push({ line, column: '', reason: fault })
    else if (cells.length > width) faults.push({ line, column: '', reason: '列数多于表头' })
    else {
      const wrong = batch.add(inOrder ? cells : places.map(place => (place < 0 ? '' : cells[place])), line)
      if (wrong) faults.push({ line, ...wrong })
    }
  }
  return { batch, faults, rows: records.length, reachedBytes: end.byte, reachedLine: end.line }
}

async function end(client: PoolClient, reached: Import, at: Date, failure: string | null): Promise<Import> {
  const state = failure === null ? 'done' : 'failed'
  await client.query(
    'update registry.import set state = $2, failure = $3, finished_at = $4 where import_no = $1',
    [reached.importNo, state, failure, at],
  )
  return { ...reached, state, failure, finishedAt: at }
}
