import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { businessDate, dueIfAny, hall, type Runtime, transact, type WaitingWork, yuanOf } from '#platform'
import {
  anyUnpaid,
  type ImportKind,
  importFile,
  unpaidBills,
  unpaidContributions,
  unpaidShares,
} from '#registry'

const payday = 15

/** What the demonstration's tax office has to collect by now: every month that is neither paid by the 15th of the next nor deferred. */
export const waitingTaxes: WaitingWork = { kind: 'taxes', dueIn: at => dueIfAny(anyUnpaid(collectingAt(at))) }

/**
 * The demonstration's tax office: what was owed on its payday is paid in full, and comes back by the files that a tax
 * bureau sends, through the same import. What is paid is left out, so that a second call brings nothing.
 */
export async function payAsTaxOffice(runtime: Runtime): Promise<void> {
  await payContributions(runtime)
  await payShares(runtime)
}

/** The part that is about units: 失业保险 by month, also of months without a bill of the hall. */
export async function payContributions(runtime: Runtime): Promise<void> {
  const unpaid = await transact(runtime, hall, tx =>
    unpaidContributions(tx, collectingAt(runtime.clock.now())),
  )
  if (unpaid.length === 0) return
  const on = businessDate(runtime.clock.now())
  await bringIn(runtime, 'contributions', function* () {
    yield 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on\n'
    for (const { unitNo, month, headcount, ...one } of unpaid) {
      const due = `${yuanOf(one.unitDueFen)},${yuanOf(one.employeeDueFen)}`
      const paid = `${yuanOf(one.unitByNowFen)},${yuanOf(one.employeeDueFen)}`
      yield `${unitNo},${month},${headcount},${due},${paid},${paidOn(month, one, on)}\n`
    }
  })
}

/** The part that is about people, bill by bill. */
async function payShares(runtime: Runtime): Promise<void> {
  const collecting = collectingAt(runtime.clock.now())
  const { on } = collecting
  const bills = await transact(runtime, hall, tx => unpaidBills(tx, collecting))
  if (bills.length === 0) return
  await bringIn(runtime, 'person-contributions', async function* () {
    yield 'id_no,unit_no,insurance,month,base,unit_paid,person_paid,paid_on\n'
    for (const bill of bills) {
      const shares = await transact(runtime, hall, tx => unpaidShares(tx, { ...bill, on }))
      const lines = shares.map(
        ({ idNo, unitNo, insurance, month, baseFen, ...one }) =>
          `${idNo},${unitNo},${insurance},${month},${yuanOf(baseFen)},${yuanOf(one.unitByNowFen)},${yuanOf(one.personDueFen)},${paidOn(bill.month, one, on)}\n`,
      )
      yield lines.join('')
    }
  })
}

/** The file holds ID numbers and is deleted when it was read. */
async function bringIn(
  runtime: Runtime,
  kind: ImportKind,
  lines: () => Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hall-tax-'))
  try {
    const path = join(folder, `${kind}.csv`)
    await pipeline(lines, createWriteStream(path, { mode: 0o600 }))
    const { refused } = await importFile(runtime, { kind, path })
    if (refused > 0) throw new Error(`the tax office's file ${kind} has ${refused} rows that were refused`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The last month (YYYYMM) whose payday has come. */
function payable(at: Date): string {
  const [year = 0, month = 0, day = 0] = businessDate(at).split('-').map(Number)
  return monthText(year * 12 + month - 1 - (day < payday ? 2 : 1))
}

const collectingAt = (at: Date) => ({ through: payable(at), on: businessDate(at) })

/** On its payday; what was deferred, on the last day of the deferral. */
function paidOn(month: string, { deferredTo }: { readonly deferredTo: string | null }, on: string): string {
  const payday = paydayOf(month)
  return deferredTo !== null && payday < deferredTo && deferredTo < on ? deferredTo : payday
}

/** The 15th of the month after a month, YYYY-MM-DD. */
function paydayOf(month: string): string {
  const next = monthText(Number(month.slice(0, 4)) * 12 + Number(month.slice(4)))
  return `${next.slice(0, 4)}-${next.slice(4)}-${payday}`
}

const monthText = (at: number) => `${Math.floor(at / 12)}${String((at % 12) + 1).padStart(2, '0')}`
