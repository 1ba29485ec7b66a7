import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { builtProgram, provinceFolder, startHall } from '../journeys/start-hall.ts'
import { workersOf } from './workers-of.ts'

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
const folder = await provinceFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a killed process is replaced, and its visitors repeat at most one request', async () => {
  const hall = await startHall(folder, builtProgram, { PROCESSES: '2' })
  await expect.poll(hall.said, { timeout: 60_000 }).toContain('2 个进程均已开始服务')
  const before = workersOf(hall.pid)
  expect(before).toHaveLength(2)
  let stopped = false
  const repeated: number[] = []
  const visitor = async () => {
    while (!stopped) {
      let tries = 0
      for (;;) {
        tries += 1
        const status = await fetch(`${hall.url}/healthz`).then(
          answer => answer.status,
          () => 0,
        )
        if (status === 200) break
        await pause(400)
        if (tries === 5) throw new Error('a visitor was left without an answer')
      }
      repeated.push(tries - 1)
      await pause(5)
    }
  }
  const visitors = Promise.all(Array.from({ length: 8 }, visitor))
  for (const [i, victim] of before.entries()) {
    process.kill(victim, 'SIGKILL')
    await expect
      .poll(() => hall.said().split('已接替').length - 1, { timeout: 120_000, interval: 200 })
      .toBe(i + 1)
  }
  stopped = true
  await visitors
  expect(repeated.length).toBeGreaterThan(100)
  expect(Math.max(...repeated)).toBeLessThanOrEqual(1)
  const after = workersOf(hall.pid)
  expect(after).toHaveLength(2)
  expect(after.some(pid => before.includes(pid))).toBe(false)
  await hall.stop()
  expect(after.filter(isAlive)).toEqual([])
})
