import type { Pool } from 'pg'
import { generateProvince } from './province.ts'
import { seedSessions } from './seed-sessions.ts'

/** A logged-in operator of a unit. */
export interface SeededVisitor {
  readonly unitNo: string
  readonly unitName: string
  readonly token: string
}

/** Generates units, each with a logged-in operator, by SQL only. */
export async function seedVisitors(owner: Pool, number: number): Promise<SeededVisitor[]> {
  const first = 410783500000
  await generateProvince(owner, number, first)
  await owner.query(
    `insert into identity.unit_opening select unit_no, now() from registry.unit where unit_no >= $1`,
    [String(first)],
  )
  const { rows } = await owner.query<{ account_no: string; unit_no: string; name: string }>(
    `with made as (
      insert into identity.account (kind, login_index, name, unit_no, password_hash, password_changed_at, created_at)
      select 'operator', sha256(unit_no::bytea), '经办人', unit_no, 'none', now(), now()
      from registry.unit where unit_no >= $1
      returning account_no, unit_no)
    select account_no, unit_no, unit.name from made join registry.unit using (unit_no) order by unit_no`,
    [String(first)],
  )
  const visitors = rows.map(row => ({
    unitNo: row.unit_no,
    unitName: row.name,
    token: `visitor-${row.unit_no}`,
  }))
  await seedSessions(
    owner,
    rows.map(row => Number(row.account_no)),
    visitors.map(visitor => visitor.token),
  )
  return visitors
}
