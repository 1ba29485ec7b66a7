import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts'

/** Baseline for start-up: only the embedded database and a listening socket. */
const database = await startPostgres({ dataDir: process.env.DATA_DIR ?? '', log: () => {} })
const server = createServer((_request, response) => void response.end('ok'))
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
process.once('SIGTERM', async () => {
  server.close()
  server.closeAllConnections()
  await database.stop()
})
