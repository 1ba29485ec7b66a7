import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { continueExports, type ExportSource, openExport, sweepExports } from '#export'
import { query } from '#identity'
import { clockFrom } from '#platform'
import { getUnit } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer } from './people.ts'
import { exportsOf, orderExport } from './visits.ts'

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const columns = [
  { title: '单位编号', width: 16 },
  { title: '地区', width: 10 },
]
/** Records the scope it was read in. */
const units: ExportSource = {
  code: 'units',
  title: '单位清单',
  columns,
  async *rows(acting, asked) {
    const unit = await query(acting, tx => getUnit(tx, asked.unitNo ?? ''))
    yield [unit.unitNo, acting.who.areaCode]
  },
}
const broken: ExportSource = {
  ...units,
  code: 'broken',
  title: '坏清单',
  async *rows() {
    yield ['410783000001', '410783']
    throw new Error('the register is gone')
  },
}
const asked = { source: units, query: { unitNo: '410783000001', words: '' } }
const folder = () => join(runtime.runtime.config.dataDir, 'exports')

test('a job writes an ordered export in the scope of the account that ordered it, which alone can download it', async () => {
  const mine = runtime.as(await officer(runtime, '410783-accept'))
  await orderExport(mine, asked)
  await orderExport(mine, asked)
  expect((await exportsOf(mine)).map(one => one.state)).toEqual(['queued'])
  expect(await continueExports(runtime.runtime, [units])).toBe(1)
  expect(await continueExports(runtime.runtime, [units])).toBe(0)
  const [sheet] = await exportsOf(mine)
  expect(sheet).toMatchObject({ state: 'done', rows: 1, title: '单位清单' })
  const opened = await openExport(mine, sheet?.exportId ?? '')
  const bytes = await buffer(opened.stream)
  expect(bytes.length).toBe(opened.bytes)
  expect(bytes.toString('latin1', 0, 2)).toBe('PK')
  expect(opened.name).toMatch(/^单位清单-\d{12}\.xlsx$/)
  const others = [await officer(runtime, '410783-review'), await officer(runtime, '410000-admin')]
  for (const who of others) {
    expect(await exportsOf(runtime.as(who))).toEqual([])
    await expect(openExport(runtime.as(who), sheet?.exportId ?? '')).rejects.toThrow(/没有这份导出/)
  }
})

test('an export left half written by a killed process is started again and its leftovers removed', async () => {
  const mine = runtime.as(await officer(runtime, '410783-review'))
  await orderExport(mine, asked)
  await runtime.owner.query("update export.sheet set state = 'running', attempts = 1 where state = 'queued'")
  const half = join(folder(), 'incoming', 'half')
  await writeFile(half, 'PK')
  await utimes(half, 0, 0)
  expect(await continueExports(runtime.runtime, [units])).toBe(1)
  expect((await exportsOf(mine)).map(one => one.state)).toEqual(['done'])
  expect(await readdir(join(folder(), 'incoming'))).toEqual([])
})

test('an export interrupted by shutdown waits for the next start', async () => {
  const mine = runtime.as(await officer(runtime, '410783-finance'))
  await orderExport(mine, asked)
  const answers = [true, false]
  expect(await continueExports(runtime.runtime, [units], () => answers.shift() ?? false)).toBe(0)
  expect((await exportsOf(mine)).map(one => one.state)).toEqual(['queued'])
  expect(await continueExports(runtime.runtime, [units])).toBe(1)
})

test('a failed export is marked, rethrows its error, and does not block others', async () => {
  const mine = runtime.as(await officer(runtime, '410783-hr'))
  await orderExport(mine, { ...asked, source: broken })
  await orderExport(mine, asked)
  await expect(continueExports(runtime.runtime, [units, broken])).rejects.toThrow(/register is gone/)
  expect((await exportsOf(mine)).map(one => one.state).sort()).toEqual(['done', 'failed'])
  expect(await continueExports(runtime.runtime, [units, broken])).toBe(0)
})

test('two processes write each sheet once; a sixth waiting export is refused', async () => {
  const mine = runtime.as(await officer(runtime, '410105-accept'))
  for (const unitNo of ['410783000001', '410783000002', '410105000003', '410105000004', '410783000005']) {
    await orderExport(mine, { source: units, query: { unitNo } })
  }
  await expect(orderExport(mine, { source: units, query: { unitNo: 'x' } })).rejects.toThrow(/正在生成/)
  const counts = await Promise.all([1, 2, 3].map(() => continueExports(runtime.runtime, [units])))
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(5)
})

test('sheet and file are deleted after a week', async () => {
  const later = { ...runtime.runtime, clock: clockFrom(new Date('2023-08-20T09:00:00+08:00')) }
  expect(await sweepExports(runtime.runtime)).toBe(0)
  expect(await sweepExports(later)).toBeGreaterThan(3)
  expect(await exportsOf(runtime.as(await officer(runtime, '410783-accept')))).toEqual([])
  const left = (await readdir(folder(), { recursive: true })).filter(name => /[0-9a-f]{64}/.test(name))
  expect(left).toEqual([])
})
