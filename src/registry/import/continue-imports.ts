import { access, rm } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { Refusal, type Runtime, runSingle } from '#platform'
import { carryOutImport } from './carry-out-import.ts'
import { type Import, type ImportRow, importOf } from './import.ts'
import { importLock } from './import-lock.ts'
import { importsFolder } from './order-import.ts'

/**
 * Carries out all pending and interrupted imports, oldest first, unless another process is doing so. `goOn` is polled
 * between parts of a file; the rest is left for the next call. An upload is deleted once read because it holds ID
 * numbers.
 * @returns how many finished.
 */
export async function continueImports(runtime: Runtime, goOn: () => boolean): Promise<number> {
  const waiting = await runtime.bulk.query(
    "select 1 from registry.import where uploaded and state in ('queued', 'running') limit 1",
  )
  if (waiting.rows.length === 0) return 0
  const turn = { lock: importLock, wait: false }
  return (await runSingle(runtime, turn, client => carryOutAll(runtime, client, goOn))) ?? 0
}

async function carryOutAll(runtime: Runtime, client: PoolClient, goOn: () => boolean): Promise<number> {
  for (let count = 0; ; count += 1) {
    const { rows } = await client.query<ImportRow>(
      `select * from registry.import where uploaded and state in ('queued', 'running') order by import_no`,
    )
    const ordered = await firstHere(runtime, rows.map(importOf))
    if (!ordered) return count
    const ended = await carryOut(runtime, client, ordered, goOn)
    if (!ended) return count
    await rm(ordered.path, { force: true })
  }
}

const aDay = 24 * 60 * 60 * 1000

/**
 * Of several machines the one that received an upload carries it out. Where a file is missing for a day its machine is
 * gone, and the import is left to fail with that reason.
 */
async function firstHere({ clock }: Runtime, waiting: readonly Import[]): Promise<Import | undefined> {
  const longAgo = clock.now().getTime() - aDay
  for (const one of waiting) {
    const here = await access(one.path).then(
      () => true,
      () => false,
    )
    if (here || one.orderedAt.getTime() < longAgo) return one
  }
  return undefined
}

/** @returns whether it finished, successfully or not */
async function carryOut(
  runtime: Runtime,
  client: PoolClient,
  ordered: Import,
  goOn: () => boolean,
): Promise<boolean> {
  try {
    const { state } = await carryOutImport(ordered, {
      client,
      folder: importsFolder(runtime),
      now: () => runtime.clock.now(),
      goOn,
    })
    return state === 'done'
  } catch (error) {
    if (error instanceof Refusal) return true
    // An internal error must not be retried forever; if the database is down, this write fails too and the import is
    // still pending at the next start.
    await client.query("update registry.import set state = 'failed', failure = $2 where import_no = $1", [
      ordered.importNo,
      '系统故障，导入中断；已导入的行有效，请重新上传同一文件继续。',
    ])
    throw error
  }
}
