import { type Runtime, yuanOf } from '#platform'
import { evaluate } from '../evaluate.ts'
import { keptPolicy } from '../policy/kept-policy.ts'
import { runOf } from './run.ts'
import { streamDecisions } from './stored-decision.ts'

export interface Recomputed {
  readonly runs: number
  readonly decisions: number
  /** one line per decision that differs from the stored one */
  readonly differences: number
}

/**
 * Recomputes every stored decision of every finished run from its stored facts and policy version, and reports
 * mismatches; read-only. `say` receives one line per mismatch.
 */
export async function recompute(runtime: Runtime, say: (line: string) => void): Promise<Recomputed> {
  const { rows } = await runtime.bulk.query(
    "select * from entitlement.run where state = 'done' order by run_no",
  )
  let decisions = 0
  let differences = 0
  const client = await runtime.bulk.connect()
  try {
    for (const run of rows.map(runOf)) {
      const policy = await keptPolicy(runtime.bulk, run.year, run.policyHash)
      for await (const batch of streamDecisions(client, run.runNo)) {
        for (const stored of batch) {
          decisions += 1
          const found = evaluate(policy, stored.facts)
          const now = `${found.decision} ${found.reasons.join(';')} ${yuanOf(found.amountFen)}`
          const then = `${stored.decision} ${stored.reasons} ${yuanOf(stored.amountFen)}`
          if (now === then) continue
          differences += 1
          say(`第 ${run.runNo} 次计算 ${stored.facts.unitNo}：原为 ${then}，重算为 ${now}`)
        }
      }
    }
  } finally {
    client.release()
  }
  return { runs: rows.length, decisions, differences }
}
