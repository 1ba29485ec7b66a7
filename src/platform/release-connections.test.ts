import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { releaseConnections } from './release-connections.ts'

async function serve(patience?: number) {
  const server = Fastify({ forceCloseConnections: 'idle' })
  releaseConnections(server, patience)
  let answer = () => {}
  const asked = new Promise<void>(heard =>
    server.get('/', async () => {
      heard()
      await new Promise<void>(resolve => {
        answer = resolve
      })
      return '办好了'
    }),
  )
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { server, port, asked, answer: () => answer() }
}

test('an unused connection ends immediately, a request in progress is answered', async () => {
  const { server, port, asked, answer } = await serve()
  const page = fetch(`http://127.0.0.1:${port}/`)
  await asked
  const unused = connect(port, '127.0.0.1')
  await Promise.all([once(unused, 'connect'), once(server.server, 'connection')])
  const closed = server.close()
  await once(unused, 'close')
  answer()
  expect(await (await page).text()).toBe('办好了')
  await closed
})

test('a request that does not end is cut off', async () => {
  const { server, port, asked } = await serve(50)
  const page = fetch(`http://127.0.0.1:${port}/`)
  await asked
  const refused = expect(page).rejects.toThrow('fetch failed')
  await server.close()
  await refused
})
