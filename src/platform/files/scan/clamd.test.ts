import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eicar, type FakeClamd, fakeClamd } from '../../../../test/hostile/folder/fake-clamd.ts'
import { clamd } from './clamd.ts'

let fake: FakeClamd
let said: string[] = []
beforeAll(async () => {
  fake = await fakeClamd()
})
beforeEach(() => {
  said = []
  fake.be('well')
})
afterAll(() => fake.stop())

const asked = (bytes: Buffer, address = fake.address) =>
  clamd(address, line => said.push(line), 300)(Readable.from([bytes]))

test('a file is found or clean, also across a chunk boundary', async () => {
  expect(await asked(Buffer.from('harmless'))).toBe('clean')
  expect(await asked(Buffer.concat([Buffer.alloc(65_500), Buffer.from(eicar)]))).toBe('found')
  expect(said).toEqual([])
})

test('an unreachable, disconnecting or silent scanner gives a timely answer', async () => {
  expect(await asked(Buffer.from('x'), '127.0.0.1:1')).toBe('unanswered')
  expect(await asked(Buffer.from('x'), '/nowhere/clamd.sock')).toBe('unanswered')
  fake.be('away')
  expect(await asked(Buffer.alloc(5_000_000))).toBe('unanswered')
  fake.be('silent')
  expect(await asked(Buffer.from('x'))).toBe('unanswered')
  expect(said).toHaveLength(4)
})
