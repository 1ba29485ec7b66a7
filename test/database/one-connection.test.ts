import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asApplication, createServer, openDatabase, openPool, type Runtime } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { sessionOf, visitor } from './people.ts'
import { logIn } from './visits.ts'

/**
 * A visit that asked for a second connection while it holds one would wait here until the pool gives up: with as many
 * such visits as connections, a hall waits for itself.
 */

let database: TestRuntime
let server: FastifyInstance
let runtime: Runtime
const paths = new Set<string>()
beforeAll(async () => {
  database = await testRuntime()
  const pool = openPool({ ...asApplication(database.connection), max: 1, connectionTimeoutMillis: 3000 })
  runtime = { ...database.runtime, pool, db: openDatabase(pool, { prepared: true }) }
  server = await createServer({ ...runtime.config, logLevel: 'silent' }, [])
  server.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET') paths.add(url)
  })
  serveHalls(server, runtime, catalogue)
})
afterAll(async () => {
  await server.close()
  await runtime.db.destroy()
  await database.close()
})

const session = async (kind: 'operator' | 'officer', login: string) =>
  await sessionOf(
    logIn(database.as(visitor, runtime.clock.now().toISOString()), { kind, login, password: 'Demo#2023' }),
  )

test('no page asks for a second connection', async () => {
  const visitors: Record<string, string>[] = [
    {},
    { hall_employer: await session('operator', '410783000002') },
    { hall_agency: await session('officer', '410783-accept') },
  ]
  const urls = [...paths].map(path => path.replace('*', '1').replace(/:\w+/g, '1'))
  urls.push('/verify/1?key=wrong', '/person/register/form?identity=wrong', '/agency?area=410783&words=1')
  expect(urls.length).toBeGreaterThan(80)
  const failed: string[] = []
  for (const url of urls) {
    for (const cookies of visitors) {
      const { statusCode } = await server.inject({ url, cookies })
      if (statusCode >= 500) failed.push(`${statusCode} ${url}`)
    }
  }
  expect(failed).toEqual([])
}, 120_000)
