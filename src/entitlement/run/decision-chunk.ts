import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { YearFacts } from '#registry'
import type { Evaluation } from '../evaluate.ts'
import { decisionColumns } from './decision-line.ts'
import type { Run } from './run.ts'

/** A decision about to be written to the database. */
interface Decided {
  readonly facts: YearFacts
  readonly found: Evaluation
  /** of COPY text */
  readonly line: string
}

/** Decisions added to a run together with its progress, in one transaction. */
export interface DecisionChunk {
  readonly units: number
  /** in order of unit numbers, after the previous ones; applies backpressure */
  add(decisions: readonly Decided[]): Promise<void>
  /** @returns the number of units, once committed */
  close(): Promise<number>
}

/** Makes the table on this connection that decisions are copied into; every transaction leaves it empty. */
export async function createStaging(client: PoolClient): Promise<void> {
  await client.query(
    'create temp table if not exists decided (like entitlement.decision) on commit delete rows',
  )
}

/** Opens a transaction for the next decisions of a run. A connection that breaks takes all of it back. */
export async function openChunk(client: PoolClient, run: Run): Promise<DecisionChunk> {
  const sums = { units: 0, eligible: 0, mustApply: 0, amountFen: 0 }
  let last = ''
  let fault: Error | undefined
  await client.query('begin')
  // PostgreSQL copies into no table whose policy binds the role.
  const sink = client.query(copyFrom(`copy decided (${decisionColumns}) from stdin`))
  // It may break while the next facts are waited for, when nobody listens.
  sink.on('error', (error: Error) => {
    fault ??= error
  })
  return {
    get units() {
      return sums.units
    },
    async add(decisions) {
      if (fault) throw fault
      let lines = ''
      for (const { facts, found, line } of decisions) {
        lines += line
        if (found.decision === 'eligible') sums.eligible += 1
        if (found.decision === 'must_apply') sums.mustApply += 1
        sums.amountFen += found.amountFen
        last = facts.unitNo
      }
      sums.units += decisions.length
      if (!sink.write(lines)) await once(sink, 'drain')
    },
    async close() {
      if (fault) throw fault
      sink.end()
      await once(sink, 'finish')
      await client.query(
        `insert into entitlement.decision (${decisionColumns}) select ${decisionColumns} from decided`,
      )
      await client.query(
        `update entitlement.run set last_unit_no = $2, units = units + $3, eligible = eligible + $4,
           must_apply = must_apply + $5, amount_fen = amount_fen + $6 where run_no = $1`,
        [run.runNo, last, sums.units, sums.eligible, sums.mustApply, sums.amountFen],
      )
      await client.query('commit')
      return sums.units
    },
  }
}
