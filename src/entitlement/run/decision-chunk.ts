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

/** Opens a transaction for the next decisions of a run. A broken connection rolls all of it back. */
export async function openChunk(client: PoolClient, run: Run): Promise<DecisionChunk> {
  const sums = { units: 0, eligible: 0, mustApply: 0, amountFen: 0 }
  let last = ''
  let fault: Error | undefined
  await client.query('begin')
  const sink = client.query(copyFrom(`copy entitlement.decision (${decisionColumns}) from stdin`))
  // The connection may break while waiting for the next facts, when no query is there to report it.
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
        `update entitlement.run set last_unit_no = $2, units = units + $3, eligible = eligible + $4,
           must_apply = must_apply + $5, amount_fen = amount_fen + $6 where run_no = $1`,
        [run.runNo, last, sums.units, sums.eligible, sums.mustApply, sums.amountFen],
      )
      await client.query('commit')
      return sums.units
    },
  }
}
