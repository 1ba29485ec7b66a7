import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { type Runtime, yuanOf } from '#platform'
import { evaluate } from '../evaluate.ts'
import { averageOf } from '../figure-words.ts'
import { decimalOf } from '../layoff-rate.ts'
import { keptPolicy } from '../policy/kept-policy.ts'
import type { Run } from './run.ts'
import { type StoredDecision, streamDecisions } from './stored-decision.ts'

const head =
  'unit_no,year,decision,reasons,months_paid,average_headcount,new_claimants,layoff_rate,ratio,base,amount'

/**
 * Writes a run's result as CSV, one line per unit, ordered by unit number. The file appears under its name only once
 * complete. @returns the number of units.
 */
export async function writeResult(runtime: Runtime, run: Run, path: string): Promise<number> {
  const policy = await keptPolicy(runtime.bulk, run.year, run.policyHash)
  const line = ({ facts, decision, reasons, amountFen }: StoredDecision) => {
    const { layoffRate, ratio } = evaluate(policy, facts)
    return `${facts.unitNo},${run.year},${decision},${reasons},${facts.monthsPaid},${averageOf(facts)},${facts.newClaimants},${decimalOf(layoffRate, 6)},${decimalOf({ numerator: ratio, denominator: 10_000 }, 2)},${yuanOf(facts.baseFen)},${yuanOf(amountFen)}\n`
  }
  const partial = `${path}.part`
  const file = createWriteStream(partial)
  const client = await runtime.bulk.connect()
  let units = 0
  try {
    file.write(`${head}\n`)
    for await (const batch of streamDecisions(client, run.runNo)) {
      units += batch.length
      if (!file.write(batch.map(line).join(''))) await once(file, 'drain')
    }
    file.end()
    await once(file, 'close')
  } finally {
    client.release()
  }
  await rename(partial, path)
  return units
}
