import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import type { Acting, Who } from '#identity'
import {
  asApplication,
  asBulkWork,
  clockFrom,
  openConfiguredUploads,
  openDatabase,
  openFileStore,
  openPool,
  openVault,
  openWakes,
  type Runtime,
  readConfig,
} from '#platform'
import { on } from './server.ts'

export const secret = 'a secret for tests only, long enough'

/** How to reach a server: a URL, or a socket. */
export interface TestServer {
  readonly connectionString?: string
  readonly host?: string
  readonly user?: string
  readonly password?: string
  readonly database?: string
}

export interface TestRuntime {
  readonly runtime: Runtime
  /** the database's owner, for what a test does past the policies */
  readonly owner: Pool
  /** how the owner reaches this database */
  readonly connection: TestServer
  /** acting as an account at a business time */
  as<W extends Who>(who: W, at?: string): Acting<W>
  close(): Promise<void>
}

const captchaAnswer = '2468'

/** A runtime on a new database, a copy of the one with the demonstration province unless `empty`. */
export const testRuntime = (empty = false): Promise<TestRuntime> =>
  openCopy(inject('server'), empty ? templates.empty : templates.story)

/** Made once a run (server.ts). */
export const templates = { empty: 'hall_template', story: 'hall_story' } as const

async function openCopy(server: TestServer, template: string): Promise<TestRuntime> {
  openVault(secret)
  const name = `hall_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const admin = openPool({ ...server, ...(server.connectionString ? {} : { database: 'postgres' }), max: 1 })
  await admin.query(`create database ${name} template ${template}`)
  const opened = await openOn(server, name)
  return {
    ...opened,
    async close() {
      await opened.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** A runtime on a database that is there. */
export async function openOn(server: TestServer, name: string): Promise<TestRuntime> {
  const folder = await mkdtemp(join(tmpdir(), 'house-'))
  const pool = openPool(asApplication({ ...on(server, name) }))
  const bulk = openPool(asBulkWork({ ...on(server, name) }))
  const owner = openPool({ ...on(server, name), max: 4 })
  const db = openDatabase(pool, { prepared: true })
  const config = readConfig({
    NODE_ENV: 'test',
    CAPTCHA_ANSWER: captchaAnswer,
    DATA_DIR: folder,
    BUSY_AFTER_MS: '60000',
    UPLOAD_PATIENCE_MS: '60000',
  })
  const runtime: Runtime = {
    config,
    clock: clockFrom(new Date('2023-08-11T09:00:00+08:00')),
    pool,
    bulk,
    db,
    files: await openFileStore(folder, { db }),
    wakes: openWakes(),
    uploads: await openConfiguredUploads(config, db),
  }
  return {
    runtime,
    owner,
    connection: on(server, name),
    as: (who, at = '2023-08-11T09:00:00+08:00') => ({
      who,
      runtime,
      at: new Date(at),
      origin: { ip: '127.0.0.1', agent: 'test', visitor: 'visitor' },
    }),
    async close() {
      await Promise.all([runtime.db.destroy(), bulk.end(), owner.end()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
