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

/** Units per transaction: a kill loses the work of two at most; results are never lost. */
const unitsAChunk = 20_000

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
  const connect = () => runtime.bulk.connect()
  const [reader, ...writers] = await Promise.all([connect(), connect(), connect()])
  let ended: 'done' | 'stopped' | undefined
  try {
    await reader.query('begin isolation level repeatable read read only')
    ended = await decideAll(of, { reader, writers })
    if (ended === 'done') await reader.query('commit')
    return ended
  } finally {
    // An aborted stream leaves its connection in the middle of a COPY.
    reader.release(ended !== 'done')
    for (const writer of writers) writer.release(ended === undefined)
  }
}

interface Clients {
  readonly reader: PoolClient
  /** used in turn: one takes decisions in while the other merges the chunk before */
  readonly writers: readonly [PoolClient, PoolClient]
}

async function decideAll({ runtime, run, now, goOn, progress }: CarryingOut, { reader, writers }: Clients) {
  const policy = await keptPolicy(runtime.bulk, run.year, run.policyHash)
  let [writer, merging] = writers
  await Promise.all(writers.map(createStaging))
  const at = await begin(writer, run, await dataVersion(reader))
  // A trial uses the base year of the run it replays.
  const question = { ...questionOf(policy, run.asOf), baseYear: run.baseYear }
  let units = at.units
  let chunk: DecisionChunk | undefined
  let closing = Promise.resolve(0)
  if (await stopWanted(writer, run)) return 'stopped'
  for await (const batch of streamYearFacts(reader, question, { after: at.after })) {
    chunk ??= await openChunk(writer, run)
    await chunk.add(batch.map(facts => decided(facts)))
    if (chunk.units < unitsAChunk) continue
    units += await closing
    progress?.(units)
    closing = closed(chunk)
    chunk = undefined
    ;[writer, merging] = [merging, writer]
    if (goOn() && !(await stopWanted(writer, run))) continue
    units += await closing
    progress?.(units)
    return 'stopped'
  }
  units += await closing
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

/** Awaited one chunk later: a failure in between must not count as unhandled. */
function closed(chunk: DecisionChunk): Promise<number> {
  const closing = chunk.close()
  closing.catch(() => {})
  return closing
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
