import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { builtProgram, dataFolder, startHall } from '../journeys/start-hall.ts'

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
const folder = await dataFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

test('stopped as soon as it prints its address, a hall closes its database cleanly and opens again', async () => {
  for (let round = 0; round < 2; round += 1) {
    const hall = await startHall(folder, builtProgram)
    await hall.stop()
    expect(
      existsSync(join(folder, 'database', 'cluster', 'postmaster.pid')),
      'the database server runs on',
    ).toBe(false)
  }
})
