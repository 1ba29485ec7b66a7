import type { PoolClient } from 'pg'
import type { Runtime } from '#platform'
import { dataVersion, streamYearFacts, type YearFacts } from '#registry'
import { evaluate } from '../evaluate.ts'
import { questionOf } from '../facts-on.ts'
import { keptPolicy } from '../policy/kept-policy.ts'
import { policyFor } from '../policy/policies.ts'
import { createStaging, type DecisionChunk, openChunk } from './decision-chunk.ts'
import { decisionLine } from './decision-line.ts'
import type { Run } from './run.ts'

/** Units per transaction: the most work a kill can lose; results are never lost. */
const unitsAChunk = 50_000

export interface CarryingOut {
  readonly runtime: Runtime
  readonly run: Run
  /** business time of completion */
  now(): Date
  /** polled after every chunk; false leaves the run to be resumed */
  goOn(): boolean
  /** called after every chunk; `units` done so far */
  progress?(units: number): void
}

/**
 * Decides every unit of the registers, ordered by number. Facts are streamed from one snapshot of one data version;
 * decisions are written in chunks, each with the run's progress in one transaction, so a killed run resumes. If the
 * data has changed since, it starts over. @returns 'done', or 'stopped' if requested. @throws Refusal if the policy has
 * no file or has expired.
 */
export async function carryOut(of: CarryingOut): Promise<'done' | 'stopped'> {
  const { runtime, run } = of
  if (!run.trial) policyFor(run.year, run.asOf)
  const [reader, writer] = await Promise.all([runtime.bulk.connect(), runtime.bulk.connect()])
  let ended: 'done' | 'stopped' | undefined
  try {
    await reader.query('begin isolation level repeatable read read only')
    ended = await decideAll(of, { reader, writer })
    if (ended === 'done') await reader.query('commit')
    return ended
  } finally {
    // An aborted stream leaves its connection in the middle of a COPY.
    reader.release(ended !== 'done')
    writer.release(ended === undefined)
  }
}

interface Clients {
  readonly reader: PoolClient
  readonly writer: PoolClient
}

async function decideAll({ runtime, run, now, goOn, progress }: CarryingOut, { reader, writer }: Clients) {
  const policy = await keptPolicy(runtime.bulk, run.year, run.policyHash)
  await createStaging(writer)
  const at = await begin(writer, run, await dataVersion(reader))
  // A trial uses the base year of the run it replays.
  const question = { ...questionOf(policy, run.asOf), baseYear: run.baseYear }
  let units = at.units
  let chunk: DecisionChunk | undefined
  if (await stopWanted(writer, run)) return 'stopped'
  for await (const batch of streamYearFacts(reader, question, { after: at.after })) {
    chunk ??= await openChunk(writer, run)
    await chunk.add(batch.map(facts => decided(facts)))
    if (chunk.units < unitsAChunk) continue
    units += await chunk.close()
    chunk = undefined
    progress?.(units)
    if (!goOn() || (await stopWanted(writer, run))) return 'stopped'
  }
  if (chunk) units += await chunk.close()
  progress?.(units)
  await writer.query("update entitlement.run set state = 'done', finished_at = $2 where run_no = $1", [
    run.runNo,
    now(),
  ])
  return 'done'

  function decided(facts: YearFacts) {
    const found = evaluate(policy, facts)
    return { facts, found, line: decisionLine(run, facts, found) }
  }
}

async function begin(
  client: PoolClient,
  run: Run,
  version: number,
): Promise<{ after: string; units: number }> {
  const same = version === run.dataVersion
  if (!same) await client.query('delete from entitlement.decision where run_no = $1', [run.runNo])
  await client.query(
    same
      ? "update entitlement.run set state = 'running' where run_no = $1"
      : `update entitlement.run set state = 'running', last_unit_no = '', units = 0, eligible = 0, must_apply = 0,
           amount_fen = 0, data_version = ${version} where run_no = $1`,
    [run.runNo],
  )
  return same ? { after: run.lastUnitNo, units: run.units } : { after: '', units: 0 }
}

async function stopWanted(client: PoolClient, run: Run): Promise<boolean> {
  const { rowCount } = await client.query(
    "update entitlement.run set state = 'stopped' where run_no = $1 and stop_wanted",
    [run.runNo],
  )
  return rowCount === 1
}
