import type { Pool } from 'pg'

const tallied = `select concat_ws('|', kind, area_code, item_code, state, step, value) as name, sum(number)::int as number,
    sum(amount_fen)::bigint as amount
  from (select * from casework.tally union all select * from casework.tally_change) t
  group by 1 having sum(number) <> 0 order by 1`

/** The roll-up with its changes, and the same counted from the cases, each under a name. */
export async function bothCounts(owner: Pool): Promise<{ rows: unknown[]; counted: unknown[] }> {
  const { rows } = await owner.query<Record<string, unknown>>(tallied)
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('select casework.recount_tally()')
    const { rows: counted } = await client.query<Record<string, unknown>>(tallied)
    return { rows, counted }
  } finally {
    await client.query('rollback')
    client.release()
  }
}
