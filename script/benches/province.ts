import type { Pool } from 'pg'

/**
 * A province with the given number of units, twelve months of contributions each, and claimants for one unit in fifty:
 * generated deterministically in the database. Every kind of decision occurs. `first` is the lowest unit number.
 */
export async function generateProvince(pool: Pool, units: number, first = 410783000001): Promise<void> {
  await pool.query(
    "insert into registry.area values ('410783', '长垣市'), ('410105', '金水区'), ('410100', '郑州市') on conflict do nothing",
  )
  await pool.query(`
    insert into registry.unit (unit_no, name, unit_type, area_code, size, labour_dispatch, deregistering, discredited)
    select (${first} + n)::text, '生成单位' || n, (array['企业', '企业', '企业', '社会团体', '个体工商户', '机关'])[n % 6 + 1],
      (array['410783', '410105', '410100'])[n % 3 + 1], (array['大型', '中型', '小型', '微型'])[n % 4 + 1],
      n % 97 = 0, n % 211 = 0, n % 101 = 0
    from generate_series(0, ${units - 1}) n`)
  await pool.query(`
    insert into registry.contribution
    select (${first} + n)::text, '2022' || lpad(m::text, 2, '0'), (array['410783', '410105', '410100'])[n % 3 + 1],
      5 + n % 60 - m % 3, 2400 * (5 + n % 60), 1000 * (5 + n % 60),
      case when n % 53 = 0 and m = 7 then 0 else 2400 * (5 + n % 60) end, 1000 * (5 + n % 60),
      make_date(2022, m, 15)
    from generate_series(0, ${units - 1}) n, generate_series(1, 12) m`)
  await pool.query(`
    insert into registry.claimant (unit_no, person_index, area_code, person_sealed, first_month)
    select (${first} + n)::text, decode(md5(n::text) || md5(p::text), 'hex'), (array['410783', '410105', '410100'])[n % 3 + 1],
      decode(md5(p::text), 'hex'), '2022' || lpad((n % 12 + 1)::text, 2, '0')
    from generate_series(0, ${units - 1}, 50) n, generate_series(0, (n / 50) % 4) p`)
  await pool.query(
    'vacuum analyze registry.unit, registry.contribution, registry.claimant, registry.reduction',
  )
}
