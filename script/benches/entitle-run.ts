import { continueRuns, orderRun } from '#entitlement'
import { commandAsHall } from '#identity'
import { openBeside } from './open-beside.ts'

/** One annual run in its own process, so that its memory can be measured: prints milliseconds and megabytes. */
const runtime = await openBeside(process.env.DATA_DIR ?? '')
const acting = {
  runtime,
  at: runtime.clock.now(),
  who: { kind: 'system' },
  origin: { ip: '', agent: '', visitor: '' },
} as const
const began = performance.now()
const { runNo } = await commandAsHall(acting, tx => orderRun(tx, acting, { year: 2023, asOf: '2023-01-01' }))
await continueRuns(runtime, { wait: true })
const took = performance.now() - began
const { rows } = await runtime.bulk.query('select units, amount_fen from entitlement.run where run_no = $1', [
  runNo,
])
process.stdout.write(
  `${JSON.stringify({ took, megabytes: process.resourceUsage().maxRSS / 1024, ...rows[0], runNo })}\n`,
)
await Promise.all([runtime.db.destroy(), runtime.bulk.end()])
