import type { Pool } from 'pg'
import { clockFrom, openPool, openRuntime, readConfig } from '#platform'
import { settleMonths } from '#registry'
import { folderFor, median } from './hall.ts'

const employments = Number(process.env.BENCH_ROWS ?? 1_000_000)
const rounds = 3
const months = ['202308', '202309', '202310']

/**
 * Settling a month of a million employments of one area, against the same rows computed and inserted by plain
 * statements on the same server: shares and their sums, into tables with the same columns and keys, but no policies, no
 * bills and no care for what is there already. Three months in turn, each beside its floor; medians. The bare floor has
 * no keys.
 */
export async function benchBill(): Promise<Record<string, string>> {
  const folder = await folderFor('bill')
  const hall = await openRuntime(readConfig({ DATA_DIR: folder.path, DEMO: '0' }), () => {})
  const owner = openPool({ ...hall.owner, max: 1 })
  const took: number[] = []
  const floors: number[] = []
  const bare: number[] = []
  try {
    await seed(owner)
    await makeFloor(owner, 'bare', '')
    await makeFloor(owner, 'keyed', keys)
    for (const month of months.slice(0, rounds)) {
      bare.push(await floor(owner, 'bare', month))
      floors.push(await floor(owner, 'keyed', month))
      const clock = clockFrom(new Date(`${month.slice(0, 4)}-${month.slice(4)}-25T00:10:00+08:00`))
      const began = performance.now()
      const settled = await settleMonths({ ...hall.runtime, clock })
      took.push((performance.now() - began) / 1000)
      if (settled !== 1) throw new Error(`${settled} months were settled`)
    }
    await compare(owner)
  } finally {
    await owner.end()
    await hall.close()
    await folder.remove()
  }
  const ratios = took.map((seconds, i) => seconds / (floors[i] ?? 1))
  return {
    employments: String(employments),
    seconds: median(took).toFixed(2),
    floor: median(floors).toFixed(2),
    ratio: median(ratios).toFixed(2),
    'bare floor': median(bare).toFixed(2),
    'ratio to the bare floor': median(took.map((seconds, i) => seconds / (bare[i] ?? 1))).toFixed(2),
  }
}

/** Fifteen people to a unit, three insurances to a person. */
async function seed(owner: Pool): Promise<void> {
  const people = Math.ceil(employments / 3)
  await owner.query(`
    insert into registry.area (code, name) values ('410783', '长垣市') on conflict do nothing;
    insert into registry.unit (unit_no, name, unit_type, area_code, labour_dispatch, deregistering, discredited)
      select (410783000000 + n)::text, '生成单位' || n, '企业', '410783', false, false, false
      from generate_series(0, ${Math.ceil(people / 15)}) n;
    insert into registry.person (id_no_index, id_no_sealed, name, ethnicity, pension_balance_fen)
      select decode(md5(n::text), 'hex'), '', '职工' || n, '汉族', 0 from generate_series(1, ${people}) n;
    insert into registry.employment (unit_no, person_no, insurance, from_month, area_code, base_fen, began, entered_on,
        entered_by)
      select (410783000000 + person_no % ${Math.ceil(people / 15)})::text, person_no, insurance, '202301', '410783',
        357900 + person_no * 7919 % 1400000, '111', '2023-01-05', '导入'
      from registry.person, unnest(array['养老保险', '失业保险', '工伤保险']) insurance
      order by 1, 2 limit ${employments};
    insert into registry.billed_area (area_code, since) values ('410783', '2023-08-01')`)
  await owner.query('vacuum analyze')
}

const keys = `
  alter table public.keyed add primary key (unit_no, month, insurance, person_no);
  create index on public.keyed (person_no, month);
  alter table public.keyed_line add primary key (unit_no, month, insurance)`

async function makeFloor(owner: Pool, name: string, keys: string): Promise<void> {
  await owner.query(`
    create table public.${name} (like registry.person_contribution);
    create table public.${name}_line (like registry.bill_line);
    ${keys}`)
}

/** A floor grows month by month, as what it is compared with does. */
async function floor(owner: Pool, name: string, month: string): Promise<number> {
  const began = performance.now()
  await owner.query(`
    insert into public.${name} (unit_no, month, insurance, person_no, area_code, base_fen, unit_due_fen,
        person_due_fen, unit_paid_fen, person_paid_fen, bill_no)
      select unit_no, '${month}', insurance, person_no, area_code, base_fen, (base_fen * 16000 + 50000) / 100000,
        (base_fen * 8000 + 50000) / 100000, 0, 0, 1
      from registry.employment;
    insert into public.${name}_line (bill_no, unit_no, area_code, month, insurance, headcount, base_fen, unit_due_fen,
        person_due_fen, late_fee_fen, unit_paid_fen, person_paid_fen)
      select 1, unit_no, area_code, month, insurance, count(*), sum(base_fen), sum(unit_due_fen), sum(person_due_fen), 0,
        sum(unit_paid_fen), sum(person_paid_fen)
      from public.${name} where month = '${month}' group by unit_no, area_code, month, insurance`)
  return (performance.now() - began) / 1000
}

/** The bills are the sums of their rows, and there are as many rows as employments in each month. */
async function compare(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ month: string; right: boolean }>(
    `select month, count(*) = $1 and sum(unit_due_fen) = (
       select sum(unit_due_fen) from registry.bill_line line where line.month = p.month) as right
     from registry.person_contribution p group by month`,
    [employments],
  )
  if (rows.length !== rounds || !rows.every(row => row.right))
    throw new Error('the bills are not what was computed')
}
