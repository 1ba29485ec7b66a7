import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate, openDatabase, openPool, openVault, startPostgres } from '#platform'
import { secret, type TestServer } from './database.ts'

/** One server for all test files, with a migrated template database: the embedded one unless another is given. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  openVault(secret)
  const folder = await mkdtemp(join(tmpdir(), 'test-'))
  await chmod(folder, 0o755)
  const given = process.env.TEST_DATABASE_URL
  const embedded = given ? undefined : await startPostgres({ dataDir: folder, log: () => {} })
  const server: TestServer = given ? { connectionString: given } : { ...embedded?.connection }
  const pool = openPool({ ...server, ...(given ? {} : { database: 'postgres' }), max: 1 })
  await pool.query('drop database if exists hall_template')
  await pool.query('create database hall_template')
  const template = openDatabase(openPool({ ...on(server, 'hall_template'), max: 1 }))
  await migrate(template)
  await template.destroy()
  await pool.end()
  project.provide('server', server)
  project.provide('serverLog', embedded ? join(embedded.dataDir, 'postgres.log') : undefined)
  return async () => {
    await embedded?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same server with another database. */
export function on(server: TestServer, database: string): TestServer {
  if (!server.connectionString) return { ...server, database }
  const url = new URL(server.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.toString() }
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
    /** the embedded server's log; not known of a given one */
    serverLog: string | undefined
  }
}
