import type { PoolClient } from 'pg'
import { businessDate, type Runtime, runSingle } from '#platform'
import { importLock } from '../../import/import-lock.ts'
import { type BilledArea, nextMonth } from './next-month.ts'
import { settleAreaMonth } from './settle-area-month.ts'

/**
 * Settles every month of every area whose window has ended, the oldest of each area first, a transaction each; what is
 * settled already is left as it is. Nothing is settled while a file is being imported, half of a unit's people in it:
 * then, or where another process settles, this returns undefined, and the months wait. `goOn` is polled between months.
 * @returns how many months of areas were settled.
 */
export async function settleMonths(
  runtime: Runtime,
  goOn: () => boolean = () => true,
): Promise<number | undefined> {
  const today = businessDate(runtime.clock.now())
  return await runSingle(runtime, { lock: importLock, wait: false }, async client => {
    let settled = 0
    for (const area of await billedAreas(client)) {
      let known = area
      for (let month = nextMonth(known, today); month !== undefined; month = nextMonth(known, today)) {
        if (!goOn()) return settled
        await settleAreaMonth(client, { areaCode: known.area_code, month, on: today })
        known = { ...known, through_month: month }
        settled += 1
      }
    }
    return settled
  })
}

async function billedAreas(client: PoolClient): Promise<readonly BilledArea[]> {
  const { rows } = await client.query<BilledArea>(
    'select area_code, since, through_month from registry.billed_area order by area_code',
  )
  return rows
}
