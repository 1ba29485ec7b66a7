import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import {
  deliverWaitingSms,
  hall,
  openRuntime,
  readConfig,
  sendManySms,
  smsGateway,
  transact,
} from '#platform'
import { folderFor, median } from './hall.ts'

const rounds = 3
const messages = 1000
const gatewayMs = 100

/**
 * Text messages a second through a gateway that answers in 100 ms, beside the same requests sent without a database,
 * sixty at a time; and the statements they cost.
 */
export async function benchMessages(): Promise<Record<string, string>> {
  const folder = await folderFor('messages')
  const { runtime, close } = await openRuntime(readConfig({ DATA_DIR: folder.path }), () => {})
  const gateway = createServer(async (request, response) => {
    for await (const _ of request);
    await pause(gatewayMs)
    response.writeHead(202).end()
  })
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  const { port } = gateway.address() as AddressInfo
  const carry = smsGateway({ url: `http://127.0.0.1:${port}/`, token: 'token' })
  const all = Array.from({ length: messages }, (_, i) => ({
    mobile: `138${10_000_000 + i}`,
    text: `第 ${i} 条`,
  }))
  let statements = 0
  const send = runtime.bulk.query.bind(runtime.bulk) as (...given: unknown[]) => unknown
  const counting = Object.assign(Object.create(runtime.bulk) as typeof runtime.bulk, {
    query: (...given: unknown[]) => {
      statements += 1
      return send(...given)
    },
  })
  const delivered: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const left = [...all]
    const lane = async () => {
      for (let one = left.pop(); one; one = left.pop()) await carry(one)
    }
    bare.push(await seconds(() => Promise.all(Array.from({ length: 60 }, lane))))
    await transact(runtime, hall, tx => sendManySms(tx, runtime.clock.now(), all))
    delivered.push(await seconds(() => deliverWaitingSms({ ...runtime, bulk: counting }, carry)))
  }
  gateway.closeAllConnections()
  gateway.close()
  await close()
  await folder.remove()
  return {
    'messages a second': (messages / median(delivered)).toFixed(0),
    'floor: the same requests without a database, a second': (messages / median(bare)).toFixed(0),
    'ratio hall / floor': median(delivered.map((took, i) => (bare[i] ?? 0) / took)).toFixed(2),
    'statements per message': (statements / rounds / messages).toFixed(3),
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
