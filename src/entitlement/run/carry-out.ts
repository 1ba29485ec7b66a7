import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { House } from '#platform'
import { dataVersion, endOfRange, streamYearFacts } from '#registry'
import { evaluate } from '../evaluate.ts'
import { questionOf } from '../facts-on.ts'
import { keptPolicy } from '../policy/kept-policy.ts'
import { policyFor } from '../policy/policies.ts'
import type { Policy } from '../policy/policy.ts'
import { decisionColumns, decisionLine } from './decision-line.ts'
import type { Run } from './run.ts'

/** Units per transaction: a kill loses at most this much work, never a result. */
const unitsAChunk = 50_000

export interface CarryingOut {
  readonly house: House
  readonly run: Run
  /** business time of a finished chunk */
  now(): Date
  /** asked before every chunk; false leaves the run to be continued */
  goOn(): boolean
  /** after every chunk; `units` are done so far */
  progress?(units: number): void
}

/**
 * Decides every unit of the registers, in the order of their numbers, chunk by chunk: each chunk's decisions and the
 * run's progress are one transaction, so a killed run goes on where it was. Where data changed in between it starts
 * over, since its results must rest on one version. @returns 'done', or 'stopped' when somebody asked for it.
 * @throws Refusal when the policy has no file or has expired.
 */
export async function carryOut({
  house,
  run,
  now,
  goOn,
  progress,
}: CarryingOut): Promise<'done' | 'stopped'> {
  if (!run.trial) policyFor(run.year, run.asOf)
  const policy = await keptPolicy(house.bulk, run.year, run.policyHash)
  const [reader, writer] = await Promise.all([house.bulk.connect(), house.bulk.connect()])
  try {
    let at = await begin(writer, run)
    for (;;) {
      if (!goOn() || (await stopWanted(writer, run))) return 'stopped'
      if ((await dataVersion(writer)) !== at.version) at = await startOver(writer, run)
      const upTo = await endOfRange(reader, at.after, unitsAChunk)
      if (upTo === undefined) break
      const chunk = { run, policy, range: { after: at.after, upTo } }
      at = { ...at, after: upTo, units: at.units + (await decideChunk({ reader, writer }, chunk)) }
      progress?.(at.units)
    }
    await writer.query("update entitlement.run set state = 'done', finished_at = $2 where run_no = $1", [
      run.runNo,
      now(),
    ])
    return 'done'
  } finally {
    reader.release()
    writer.release()
  }
}

interface Progress {
  /** the version of the data that all results rest on */
  readonly version: number
  readonly after: string
  readonly units: number
}

async function begin(client: PoolClient, run: Run): Promise<Progress> {
  if ((await dataVersion(client)) !== run.dataVersion) return await startOver(client, run)
  await client.query("update entitlement.run set state = 'running' where run_no = $1", [run.runNo])
  return { version: run.dataVersion, after: run.lastUnitNo, units: run.units }
}

async function startOver(client: PoolClient, run: Run): Promise<Progress> {
  const version = await dataVersion(client)
  await client.query('delete from entitlement.decision where run_no = $1', [run.runNo])
  await client.query(
    `update entitlement.run set state = 'running', last_unit_no = '', units = 0, eligible = 0, must_apply = 0,
       amount_fen = 0, data_version = $2 where run_no = $1`,
    [run.runNo, version],
  )
  return { version, after: '', units: 0 }
}

async function stopWanted(client: PoolClient, run: Run): Promise<boolean> {
  const { rowCount } = await client.query(
    "update entitlement.run set state = 'stopped' where run_no = $1 and stop_wanted",
    [run.runNo],
  )
  return rowCount === 1
}

interface Chunk {
  readonly run: Run
  readonly policy: Policy
  readonly range: { readonly after: string; readonly upTo: string }
}

async function decideChunk(
  { reader, writer }: { readonly reader: PoolClient; readonly writer: PoolClient },
  { run, policy, range }: Chunk,
): Promise<number> {
  // A trial asks for the base year of the run that it replays.
  const question = { ...questionOf(policy, run.asOf), baseYear: run.baseYear }
  const sums = { units: 0, eligible: 0, mustApply: 0, amountFen: 0 }
  await writer.query('begin')
  try {
    const sink = writer.query(copyFrom(`copy entitlement.decision (${decisionColumns}) from stdin`))
    for await (const batch of streamYearFacts(reader, question, range)) {
      let lines = ''
      for (const facts of batch) {
        const found = evaluate(policy, facts)
        lines += decisionLine(run, facts, found)
        if (found.decision === 'eligible') sums.eligible += 1
        if (found.decision === 'must_apply') sums.mustApply += 1
        sums.amountFen += found.amountFen
      }
      sums.units += batch.length
      if (!sink.write(lines)) await once(sink, 'drain')
    }
    sink.end()
    await once(sink, 'finish')
    await writer.query(
      `update entitlement.run set last_unit_no = $2, units = units + $3, eligible = eligible + $4,
         must_apply = must_apply + $5, amount_fen = amount_fen + $6 where run_no = $1`,
      [run.runNo, range.upTo, sums.units, sums.eligible, sums.mustApply, sums.amountFen],
    )
    await writer.query('commit')
    return sums.units
  } catch (error) {
    await writer.query('rollback').catch(() => {})
    throw error
  }
}
