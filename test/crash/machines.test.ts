import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { type Machines, openMachines } from './open-machines.ts'

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
let machines: Machines
beforeAll(async () => {
  machines = await openMachines()
}, 60_000)
afterAll(() => machines.close())

test('a machine with another secret, or with files of its own, is refused', async () => {
  await (await machines.start(0)).stop()
  await expect(machines.start(1, { HALL_SECRET: 'another secret, long enough for a hall' })).rejects.toThrow(
    'ended with 1',
  )
  const ownFiles = { FILES_S3_ENDPOINT: '', FILES_S3_BUCKET: '', FILES_S3_KEY: '', FILES_S3_SECRET: '' }
  await expect(machines.start(1, ownFiles)).rejects.toThrow('ended with 1')
}, 120_000)
