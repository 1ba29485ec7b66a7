import type { Acting, OperatorActor } from '#identity'
import { businessYear, type Fen, type Tx } from '#platform'
import { receivedByYear } from '../payment/unit-payments.ts'
import { paidBackByYear } from '../recovery/paid-back-by-year.ts'
import { useTables } from './tables.ts'
import { type UseEntry, type UseRow, useEntryOf, uses } from './use-entry.ts'

/** 资金使用台账 of one refund year; amounts in fen. */
export interface UseLedger {
  readonly year: number
  /** years with money or entries, newest first; never empty */
  readonly years: readonly number[]
  /** by day of use, including struck ones */
  readonly entries: readonly UseEntry[]
  readonly totals: readonly { readonly purpose: string; readonly entries: number; readonly fen: Fen }[]
  readonly receivedFen: Fen
  /** of that, paid back */
  readonly paidBackFen: Fen
  readonly usedFen: Fen
}

/** The ledger of the caller's unit for a year; defaults to the newest year with money, else the current one. */
export async function useLedger(tx: Tx, acting: Acting<OperatorActor>, year?: number): Promise<UseLedger> {
  const received = await receivedByYear(tx, acting)
  const rows = await newestVersions(tx, acting.who.unitNo)
  const thisYear = businessYear(acting.at)
  const known = [...received.keys()].map(Number).concat(rows.map(row => row.year))
  const years = [...new Set(known.length > 0 ? known : [thisYear])].sort((one, other) => other - one)
  const shown = year ?? years[0] ?? thisYear
  const entries = rows.filter(row => row.year === shown).map(useEntryOf)
  const counted = entries.filter(entry => !entry.struck)
  const sum = (of: readonly UseEntry[]) => of.reduce((all, entry) => all + entry.amountFen, 0)
  return {
    year: shown,
    years: years.includes(shown) ? years : [shown, ...years],
    entries,
    totals: uses.map(purpose => {
      const of = counted.filter(entry => entry.purpose === purpose)
      return { purpose, entries: of.length, fen: sum(of) }
    }),
    receivedFen: received.get(String(shown)) ?? 0,
    paidBackFen: (await paidBackByYear(tx, acting)).get(String(shown)) ?? 0,
    usedFen: sum(counted),
  }
}

const newestVersions = (tx: Tx, unitNo: string): Promise<UseRow[]> =>
  useTables(tx)
    .selectFrom('disbursement.use_entry as e')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where(row =>
      row.not(
        row.exists(
          row
            .selectFrom('disbursement.use_entry as later')
            .select('later.version')
            .whereRef('later.unit_no', '=', 'e.unit_no')
            .whereRef('later.entry_no', '=', 'e.entry_no')
            .whereRef('later.version', '>', 'e.version'),
        ),
      ),
    )
    .orderBy('used_on')
    .orderBy('entry_no')
    .execute()
