import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPool, openRuntime, readConfig } from '#platform'
import { generateProvince } from '../../script/benches/province.ts'

const units = 60_000
const kills = 20

/** Runs `hall entitle` on a folder; sends SIGKILL after the given milliseconds unless it finishes first. */
function entitle(dataDir: string, out: string, killAfter: number): Promise<boolean> {
  const words = ['src/main.ts', 'entitle', '--year', '2023', '--as-of', '2023-01-01', '--out', out]
  const program: ChildProcess = spawn(process.execPath, ['--import', 'tsx', ...words], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  const timer = setTimeout(() => program.kill('SIGKILL'), killAfter)
  return new Promise(resolve => {
    program.once('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

test('an annual run killed twenty times at random gives the same result as an undisturbed one', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'crash-run-'))
  await chmod(dataDir, 0o755)
  const first = await openRuntime(readConfig({ DATA_DIR: dataDir }), () => {})
  const owner = openPool(first.owner)
  await generateProvince(owner, units)
  await owner.end()
  await first.close()
  for (let killed = 0, tries = 0; killed < kills && tries < 60; tries += 1) {
    if (!(await entitle(dataDir, join(dataDir, 'early.csv'), 500 + Math.random() * 2500))) killed += 1
  }
  expect(await entitle(dataDir, join(dataDir, 'disturbed.csv'), 300_000)).toBe(true)
  expect(await entitle(dataDir, join(dataDir, 'calm.csv'), 300_000)).toBe(true)

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
