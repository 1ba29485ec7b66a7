import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { escapeLiteral, type Pool } from 'pg'
import { z } from 'zod'
import { openPool, openRuntime, readConfig } from '#platform'
import { yearFactsSql } from '../../src/registry/year-facts/year-facts-sql.ts'
import { folderFor, median } from './hall.ts'
import { generateProvince } from './province.ts'

const runFile = fileURLToPath(new URL('./entitle-run.ts', import.meta.url))
const sizes = (process.env.UNITS ?? '10000,100000,1000000').split(',').map(Number)
const rounds = 3

const ranSchema = z.object({
  took: z.number(),
  megabytes: z.number(),
  units: z.number(),
  runNo: z.number(),
})
type Ran = z.infer<typeof ranSchema>

/**
 * The annual run with stored explanations, against a baseline: the same facts aggregated by one SQL statement that
 * discards them, plus COPY of the same result bytes into a bare table.
 */
export async function benchEntitle(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const units of sizes) Object.assign(found, await benchOf(units))
  return found
}

async function benchOf(units: number): Promise<Record<string, string>> {
  const folder = await folderFor('entitle')
  const hall = await openRuntime(readConfig({ DATA_DIR: folder.path }), () => {})
  const owner = openPool(hall.owner)
  try {
    await generateProvince(owner, units)
    const ratios: number[] = []
    const runs: Ran[] = []
    for (let round = 0; round < rounds; round += 1) {
      const ran = await runOnce(folder.path)
      const floor = await floorOnce(owner, ran.runNo)
      runs.push(ran)
      ratios.push(ran.took / floor)
    }
    const name = `${units} units`
    return {
      [`${name}: run, ms`]: median(runs.map(run => run.took)).toFixed(0),
      [`${name}: µs a unit`]: (median(runs.map(run => run.took)) / (units / 1000)).toFixed(1),
      [`${name}: most memory, MB`]: Math.max(...runs.map(run => run.megabytes)).toFixed(0),
      [`${name}: ratio to the floor`]: median(ratios).toFixed(2),
    }
  } finally {
    await owner.end()
    await hall.close()
    await folder.remove()
  }
}

async function runOnce(dataDir: string): Promise<Ran> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', runFile], {
    env: { ...process.env, DATA_DIR: dataDir },
  })
  return ranSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}

async function floorOnce(pool: Pool, runNo: number): Promise<number> {
  const facts = yearFactsSql(
    { baseYear: 2022, asOf: '2023-01-01', normalReasons: [] },
    { value: escapeLiteral, within: column => `${column} > ''`, rows: '' },
  )
  const { rows } = await pool.query<{ folder: string }>("select current_setting('data_directory') as folder")
  const bytes = `${rows[0]?.folder}/floor.copy`
  await pool.query(`copy (select * from entitlement.decision where run_no = ${runNo}) to '${bytes}'`)
  await pool.query('create table bare as select * from entitlement.decision limit 0')
  const began = performance.now()
  await pool.query(`copy (${facts}) to '/dev/null'`)
  await pool.query(`copy bare from '${bytes}'`)
  const took = performance.now() - began
  await pool.query('drop table bare')
  return took
}
