import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockFrom, hall, type Runtime, transact } from '#platform'
import { contributionFigures, getYearFacts, settleMonths } from '#registry'
import { payAsTaxOffice, playStory } from '../../demo/story.ts'
import { type TestRuntime, testRuntime } from './database.ts'

/** The demonstration begun a month later: DEMO_NOW=2023-09-20T09:00:00+08:00. */
let test1: TestRuntime
let runtime: Runtime
beforeAll(async () => {
  test1 = await testRuntime(true)
  runtime = { ...test1.runtime, clock: clockFrom(new Date('2023-09-20T09:00:00+08:00')) }
  await playStory(runtime)
}, 120_000)
afterAll(() => test1.close())

/** Months and fen that the demonstration's units lack. */
async function lacking(day: string): Promise<readonly [string, number, number][]> {
  const { rows } = await test1.owner.query<{ unit_no: string }>(
    'select unit_no from registry.unit order by unit_no',
  )
  const found: [string, number, number][] = []
  for (const { unit_no: unitNo } of rows) {
    await transact(runtime, hall, async tx => {
      const { arrearsFen } = await contributionFigures(tx, unitNo, day)
      const { unpaidMonths } = await getYearFacts(tx, unitNo, {
        baseYear: 2022,
        asOf: day,
        normalReasons: [],
      })
      if (arrearsFen + unpaidMonths > 0) found.push([unitNo, unpaidMonths, arrearsFen])
    })
  }
  return found
}

test('a demonstration that begins on September 20 has no arrears: before the background has begun, and after', async () => {
  expect(await lacking('2023-09-20')).toEqual([])
  expect(await settleMonths(runtime)).toBe(3)
  await payAsTaxOffice(runtime)
  expect(await lacking('2023-09-20')).toEqual([])
  const { rows } = await test1.owner.query(
    `select distinct month, unit_paid_fen = unit_due_fen as paid from registry.bill_line`,
  )
  expect(rows).toEqual([{ month: '202308', paid: true }])
})

test('it goes on: a month later nothing is lacking either', async () => {
  runtime = { ...runtime, clock: clockFrom(new Date('2023-12-20T09:00:00+08:00')) }
  await settleMonths(runtime)
  await payAsTaxOffice(runtime)
  expect(await lacking('2023-12-20')).toEqual([])
})
