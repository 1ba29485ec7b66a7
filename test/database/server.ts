import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate, openDatabase, openPool, openVault, startPostgres } from '#platform'
import { playStory } from '../../demo/story.ts'
import { openOn, secret, type TestServer, templates } from './database.ts'

/**
 * One server for all test files, the embedded one unless another is given, with two databases to copy: migrated and
 * empty, and with the story of the demonstration province.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  openVault(secret)
  const folder = await mkdtemp(join(tmpdir(), 'test-'))
  await chmod(folder, 0o755)
  const given = process.env.TEST_DATABASE_URL
  const embedded = given ? undefined : await startPostgres({ dataDir: folder, log: () => {} })
  const server: TestServer = given ? { connectionString: given } : { ...embedded?.connection }
  const pool = openPool({ ...server, ...(given ? {} : { database: 'postgres' }), max: 1 })
  for (const name of Object.values(templates)) await pool.query(`drop database if exists ${name}`)
  await pool.query(`create database ${templates.empty}`)
  const template = openDatabase(openPool({ ...on(server, templates.empty), max: 1 }))
  await migrate(template)
  await template.destroy()
  await pool.query(`create database ${templates.story} template ${templates.empty}`)
  const story = await openOn(server, templates.story)
  await playStory(story.runtime)
  await story.close()
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
