import type { Pool } from 'pg'
import { Browser } from './browser.ts'
import { startBesidePostgres } from './hall-beside-postgres.ts'
import { logIn } from './log-in.ts'
import { picture } from './picture.ts'
import { seedSessions } from './seed-sessions.ts'
import { password, seedUnits } from './seed-units.ts'
import { walkJourney } from './walk-journey.ts'

const cases = 2500
const views = 200
const aim = 5

/** Processor time per view of an officer's page of pending cases, with 2,500 submitted in the county. */
export async function benchPending(): Promise<Record<string, string>> {
  const bench = await startBesidePostgres('pending')
  const [unit] = await seedUnits(bench, 1)
  if (!unit) throw new Error('no unit')
  const operator = new Browser(bench.hall.url)
  await logIn(operator, unit.creditCode, password)
  await walkJourney(operator, unit, { proof: await picture() })
  await multiply(bench.owner, unit.unitNo)
  const officer = new Browser(bench.hall.url)
  officer.take('hall_agency', await seedOfficer(bench.owner))
  const view = async () => {
    const { text } = await officer.get('/agency')
    if (!text.includes(unit.form.accountName ?? '')) throw new Error('the page shows no case')
  }
  const many = async (number: number) => {
    for (let i = 0; i < number; i += 1) await view()
  }
  await many(50) // warms up
  const { node, postgres } = await bench.measure(() => many(views))
  await bench.stop()
  return {
    cpu_ms_per_view: ((node + postgres) / views).toFixed(1),
    node_ms: (node / views).toFixed(1),
    postgres_ms: (postgres / views).toFixed(1),
    ratio: ((node + postgres) / views / aim).toFixed(2),
  }
}

/** Copies the submitted case, each for another unit, whatever its columns. */
async function multiply(owner: Pool, unitNo: string): Promise<void> {
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
    where attrelid = 'casework.declaration'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  )
  const columns = rows[0]?.columns ?? ''
  await owner.query(
    `insert into casework.declaration (${columns})
    select ${columns} from (select (jsonb_populate_record(null::casework.declaration, to_jsonb(d) || jsonb_build_object(
      'unit_no', 'many-' || n, 'declaration_id', 'many-' || n, 'serial', d.serial || '-' || n,
      'submitted_at', d.submitted_at - n * interval '1 minute'))).*
    from casework.declaration d, generate_series(1, ${cases - 1}) n
    where d.unit_no = $1 and d.state = 'submitted') as copied`,
    [unitNo],
  )
  await owner.query('vacuum analyze casework.declaration')
}

async function seedOfficer(owner: Pool): Promise<string> {
  const { rows } = await owner.query<{ account_no: string }>(
    "select account_no from identity.account where kind = 'officer' and area_code = '410783' and role = 'accept'",
  )
  await seedSessions(owner, [Number(rows[0]?.account_no)], ['officer'])
  return 'officer'
}
