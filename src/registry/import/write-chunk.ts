import type { PoolClient } from 'pg'
import type { ErrorsFile } from './errors-file.ts'
import type { Import } from './import.ts'
import type { AnyKind, Batch, LineFault } from './kinds.ts'
import { writeRows } from './write-rows.ts'

/** A chunk of parsed rows and its progress in the file. */
export interface Chunk {
  readonly batch: Batch
  /** rows that could not be read */
  readonly faults: readonly LineFault[]
  readonly rows: number
  /** what the list says about the whole file, before its rows */
  readonly note?: string
  readonly reachedBytes: number
  readonly reachedLine: number
}

export interface ChunkTarget {
  readonly client: PoolClient
  readonly kind: AnyKind
  readonly errors: ErrorsFile
}

const attempts = 3

/**
 * Writes a chunk's valid rows, lists the wrong and the doubtful ones and advances the import in one transaction, so a kill leaves all of
 * it or none.
 * @returns the import's new state.
 */
export async function writeChunk(target: ChunkTarget, ordered: Import, chunk: Chunk): Promise<Import> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryChunk(target, ordered, chunk)
    } catch (error) {
      await target.client.query('rollback').catch(() => {})
      if (attempt >= attempts || !isDeadlock(error)) throw error
    }
  }
}

async function tryChunk(target: ChunkTarget, ordered: Import, chunk: Chunk): Promise<Import> {
  const { client, kind, errors } = target
  await client.query('begin')
  const { lines, faults, doubts } = await chunk.batch.stage(client, ordered.within)
  const changed = await writeRows(client, kind, lines)
  const refused = [...chunk.faults, ...faults]
  const note = chunk.note === undefined ? [] : [{ line: 1, column: '', reason: chunk.note }]
  const listed = [...note, ...refused, ...doubts.map(asTaken)].toSorted((one, other) => one.line - other.line)
  const next: Import = {
    ...ordered,
    rowsRead: ordered.rowsRead + chunk.rows,
    rowsChanged: ordered.rowsChanged + changed,
    rowsRefused: ordered.rowsRefused + refused.length,
    rowsDoubtful: ordered.rowsDoubtful + doubts.length,
    reachedBytes: chunk.reachedBytes,
    reachedLine: chunk.reachedLine,
    errorsBytes: await errors.write(listed, ordered.errorsBytes),
  }
  await client.query(
    `update registry.import set rows_read = $2, rows_changed = $3, rows_refused = $4, reached_bytes = $5,
       reached_line = $6, errors_bytes = $7, rows_doubtful = $8 where import_no = $1`,
    [
      next.importNo,
      next.rowsRead,
      next.rowsChanged,
      next.rowsRefused,
      next.reachedBytes,
      next.reachedLine,
      next.errorsBytes,
      next.rowsDoubtful,
    ],
  )
  if (changed > 0) await client.query('update registry.data_version set version = version + 1')
  await client.query('commit')
  return next
}

/** The list has rows of both sorts. */
const asTaken = (doubt: LineFault): LineFault => ({ ...doubt, reason: `已导入，请核对：${doubt.reason}` })

const isDeadlock = (error: unknown) => error instanceof Error && 'code' in error && error.code === '40P01'
