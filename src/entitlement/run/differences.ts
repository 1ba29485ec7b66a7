import { sql } from 'kysely'
import { type Fen, pageAt, type Tx } from '#platform'
import type { Outcome } from '../reasons.ts'
import { entitlement } from '../tables.ts'
import type { Run } from './run.ts'

const rowsAPage = 20

/** A unit whose decision, reasons or amount changed; `before` or `now` is missing if it was not decided in that run. */
export interface Difference {
  readonly unitNo: string
  readonly unitName: string
  readonly before: Decided | undefined
  readonly now: Decided | undefined
}

export interface Decided {
  readonly decision: Outcome
  readonly reasons: readonly string[]
  readonly amountFen: Fen
}

export interface Differences {
  /** the run compared with; undefined for the first */
  readonly beforeRunNo: number | undefined
  readonly rows: readonly Difference[]
  readonly gaining: { readonly units: number; readonly fen: Fen }
  readonly losing: { readonly units: number; readonly fen: Fen }
  readonly total: number
  readonly page: number
  readonly pages: number
}

const none = { units: 0, fen: 0 }

/**
 * 与上次计算的差异: compares a run with the previous finished one of the same year, or a trial with the run it replays; gains
 * and losses in fen, largest first, for the officer's area.
 */
export async function differences(tx: Tx, run: Run, page: number): Promise<Differences> {
  const beforeRunNo = await runBefore(tx, run)
  if (beforeRunNo === undefined) {
    return { beforeRunNo, rows: [], gaining: none, losing: none, total: 0, page: 1, pages: 1 }
  }
  const sums = await sumsOf(tx, run.runNo, beforeRunNo)
  const { offset, ...at } = pageAt(sums.total, page, rowsAPage)
  const { rows } = await sql<PairRow>`select * from (${changed(run.runNo, beforeRunNo)}) as pairs
      order by abs(coalesce(amount, 0) - coalesce(old_amount, 0)) desc, unit_no
      limit ${rowsAPage} offset ${offset}`.execute(tx)
  return { ...sums, beforeRunNo, rows: rows.map(differenceOf), ...at }
}

async function runBefore(tx: Tx, run: Run): Promise<number | undefined> {
  if (run.replayedRunNo !== null) return run.replayedRunNo
  const row = await entitlement(tx)
    .selectFrom('entitlement.run')
    .select('run_no')
    .where('year', '=', run.year)
    .where('trial', '=', false)
    .where('state', '=', 'done')
    .where('run_no', '<', run.runNo)
    .orderBy('run_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.run_no
}

interface PairRow {
  readonly unit_no: string
  readonly unit_name: string
  readonly decision: Outcome | null
  readonly reasons: string | null
  readonly amount: number | null
  readonly old_decision: Outcome | null
  readonly old_reasons: string | null
  readonly old_amount: number | null
}

const changed = (runNo: number, beforeRunNo: number) => sql`
  select coalesce(n.unit_no, o.unit_no) as unit_no, coalesce(n.unit_name, o.unit_name) as unit_name,
    n.decision, n.reasons, n.amount_fen as amount,
    o.decision as old_decision, o.reasons as old_reasons, o.amount_fen as old_amount
  from (select * from entitlement.decision where run_no = ${runNo}) n
  full join (select * from entitlement.decision where run_no = ${beforeRunNo}) o on o.unit_no = n.unit_no
  where (n.decision, n.reasons, n.amount_fen) is distinct from (o.decision, o.reasons, o.amount_fen)`

async function sumsOf(tx: Tx, runNo: number, beforeRunNo: number) {
  const { rows } = await sql<{ total: number; up: number; up_fen: number; down: number; down_fen: number }>`
    select count(*) as total,
      count(*) filter (where by_fen > 0) as up, coalesce(sum(by_fen) filter (where by_fen > 0), 0)::bigint as up_fen,
      count(*) filter (where by_fen < 0) as down, coalesce(sum(by_fen) filter (where by_fen < 0), 0)::bigint as down_fen
    from (select coalesce(amount, 0) - coalesce(old_amount, 0) as by_fen
      from (${changed(runNo, beforeRunNo)}) as pairs) as changes`.execute(tx)
  const [found] = rows
  return {
    total: found?.total ?? 0,
    gaining: { units: found?.up ?? 0, fen: found?.up_fen ?? 0 },
    losing: { units: found?.down ?? 0, fen: -(found?.down_fen ?? 0) },
  }
}

const differenceOf = (row: PairRow): Difference => ({
  unitNo: row.unit_no,
  unitName: row.unit_name,
  before: decided(row.old_decision, row.old_reasons, row.old_amount),
  now: decided(row.decision, row.reasons, row.amount),
})

function decided(decision: Outcome | null, reasons: string | null, fen: number | null): Decided | undefined {
  if (decision === null) return undefined
  return { decision, reasons: reasons ? reasons.split(';') : [], amountFen: fen ?? 0 }
}
