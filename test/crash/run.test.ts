import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPool, openRuntime, readConfig } from '#platform'
import { projectFile } from '#project-file'
import { generateProvince } from '../../script/benches/province.ts'
import { randomOf } from '../deep/random.ts'
import { builtProgram } from '../journeys/start-hall.ts'

const units = 30_000
/** A sample; `DEEP_COUNT=20` for the long run. */
const kills = Number(process.env.DEEP_COUNT ?? 2)

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })

/**
 * Runs `hall entitle` on a folder. With `killAfter` it is killed so many milliseconds after it has written its first
 * progress: a kill that falls before the work began proves nothing.
 * @returns whether it finished
 */
async function entitle(dataDir: string, out: string, killAfter?: number): Promise<boolean> {
  const words = ['entitle', '--year', '2023', '--as-of', '2023-01-01', '--out', out]
  const program = spawn(process.execPath, [builtProgram, ...words], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let timer: NodeJS.Timeout | undefined
  program.stdout.on('data', () => {
    if (killAfter !== undefined) timer ??= setTimeout(() => program.kill('SIGKILL'), killAfter)
  })
  await once(program, 'exit')
  clearTimeout(timer)
  return program.exitCode === 0
}

test('an annual run killed at random gives the same result as an undisturbed one', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'crash-run-'))
  await chmod(dataDir, 0o755)
  const first = await openRuntime(readConfig({ DATA_DIR: dataDir }), () => {})
  const owner = openPool(first.owner)
  await generateProvince(owner, units)
  await owner.end()
  await first.close()
  const seed = Number(process.env.DEEP_SEED ?? Math.floor(Math.random() * 1e9))
  process.stdout.write(`DEEP_SEED=${seed}\n`)
  const random = randomOf(seed)
  let killed = 0
  for (let tries = 0; killed < kills && tries < 3 * kills + 20; tries += 1) {
    if (!(await entitle(dataDir, join(dataDir, 'early.csv'), random() * 600))) killed += 1
  }
  expect(killed).toBe(kills)
  expect(await entitle(dataDir, join(dataDir, 'disturbed.csv'))).toBe(true)
  expect(await entitle(dataDir, join(dataDir, 'calm.csv'))).toBe(true)

  const [disturbed, calm] = await Promise.all(
    ['disturbed.csv', 'calm.csv'].map(name => readFile(join(dataDir, name), 'utf8')),
  )
  expect(disturbed === calm).toBe(true)
  expect(calm?.trim().split('\n')).toHaveLength(units + 1)
  const after = await openRuntime(readConfig({ DATA_DIR: dataDir }), () => {})
  const { rows } = await after.runtime.bulk.query<
    Record<'units' | 'eligible' | 'amount_fen' | 'decided' | 'sum' | 'good', number>
  >(
    `select r.units, r.eligible, r.amount_fen, count(d.unit_no) as decided, sum(d.amount_fen)::bigint as sum,
       count(*) filter (where d.decision = 'eligible') as good
     from entitlement.run r join entitlement.decision d on d.run_no = r.run_no where r.state = 'done' group by r.run_no`,
  )
  await after.close()
  expect(rows.length).toBeGreaterThanOrEqual(2)
  for (const row of rows) {
    expect(row).toMatchObject({ units, decided: units })
    expect([row.eligible, row.amount_fen]).toEqual([row.good, row.sum])
  }
  await rm(dataDir, { recursive: true, force: true })
})
