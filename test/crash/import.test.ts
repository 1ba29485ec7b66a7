import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openPool, startPostgres } from '#platform'
import { projectFile } from '#project-file'
import { randomOf } from '../deep/random.ts'
import { builtProgram } from '../journeys/start-hall.ts'

const folder = mkdtempSync(join(tmpdir(), 'crash-import-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const units = 600
const months = 594

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
const rows = units * months
const unitNoOf = (i: number) => String(410783600000 + i)
/** every 997th row is wrong, so that the error list is tested as well */
const isWrong = (at: number) => at % 997 === 5

function writeFiles() {
  const unitRows = Array.from(
    { length: units },
    (_, i) => `${unitNoOf(i)},,单位${i},企业,410783,小型,0,0,0,,,,`,
  )
  const head =
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'
  writeFileSync(join(folder, 'units.csv'), [head, ...unitRows, ''].join('\n'))
  const lines = ['unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on']
  const sums = { count: 0, heads: 0, fen: 0 }
  const wrongLines: number[] = []
  for (let at = 0; at < rows; at += 1) {
    const month = at % months
    const heads = at % 5000
    const yuan = `${at % 90_000}.${String(at % 100).padStart(2, '0')}`
    const day = isWrong(at) ? '2022-02-30' : yuan === '0.00' ? '' : '2022-01-15'
    lines.push(
      `${unitNoOf(Math.floor(at / months))},${1901 + Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')},${heads},${yuan},0,${yuan},0,${day}`,
    )
    if (isWrong(at)) wrongLines.push(at + 2)
    else {
      sums.count += 1
      sums.heads += heads
      sums.fen += (at % 90_000) * 100 + (at % 100)
    }
  }
  writeFileSync(join(folder, 'contributions.csv'), `${lines.join('\n')}\n`)
  return { sums, wrongLines }
}

/** Runs `hall import`; sends SIGKILL when `killWhen` resolves. @returns the exit code; null if killed */
function runImport(kind: string, killWhen?: (ended: () => boolean) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, [builtProgram, 'import', kind, join(folder, `${kind}.csv`)], {
    env: { ...process.env, DATA_DIR: folder, DEMO: '0' },
    stdio: 'ignore',
  })
  void killWhen?.(() => child.exitCode !== null).then(() => child.kill('SIGKILL'))
  return new Promise(resolve => child.once('exit', code => resolve(code)))
}

/** A sample; `DEEP_COUNT=20` for the long run. */
const kills = Number(process.env.DEEP_COUNT ?? 3)

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test('killed again and again, an import finishes with every row right and every error listed once', async () => {
  const seed = Number(process.env.DEEP_SEED ?? Math.floor(Math.random() * 1e9))
  process.stdout.write(`DEEP_SEED=${seed}\n`)
  const random = randomOf(seed)
  const { sums, wrongLines } = writeFiles()
  expect(await runImport('units')).toBe(0)
  const server = await startPostgres({ dataDir: folder, log: () => {} })
  const pool = openPool({ ...server.connection, max: 1 })
  const reached = async () => {
    const { rows } = await pool.query<{ reached_bytes: number }>(
      "select reached_bytes from registry.import where kind = 'contributions'",
    )
    return rows[0]?.reached_bytes ?? 0
  }

  const places: number[] = []
  for (let round = 0; round < kills; round += 1) {
    const from = await reached()
    expect(from).toBeGreaterThanOrEqual(places.at(-1) ?? 0)
    places.push(from)
    // Every third kill falls anywhere after the start; the others fall into the work after a committed part.
    const anywhere = round % 3 === 2
    const code = await runImport('contributions', async ended => {
      if (anywhere) return void (await pause(random() * 2500))
      while (!ended() && (await reached()) === from) await pause(5)
      await pause(random() * 80)
    })
    expect(code, `round ${round} was killed`).toBeNull()
  }
  process.stdout.write(`killed at bytes ${places.join(' ')}\n`)
  expect(new Set(places).size).toBeGreaterThan(kills / 4)
  expect(await runImport('contributions')).toBe(1)

  const found = await pool.query(
    `select count(*)::int as count, sum(headcount)::bigint as heads, sum(unit_paid_fen)::bigint as fen
     from registry.contribution`,
  )
  expect(found.rows[0]).toEqual(sums)
  const { rows: ended } = await pool.query(
    "select state, rows_read, rows_changed, rows_refused from registry.import where kind = 'contributions'",
  )
  expect(ended).toEqual([
    { state: 'done', rows_read: rows, rows_changed: sums.count, rows_refused: wrongLines.length },
  ])
  const list = readFileSync(join(folder, 'contributions.csv.errors.csv'), 'utf8').trimEnd().split('\n')
  expect(list.slice(1).map(line => Number(line.split(',')[1]))).toEqual(wrongLines)
  await pool.end()
  await server.stop()
})
