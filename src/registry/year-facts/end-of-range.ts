import type { PoolClient } from 'pg'

/** The number of the unit that ends the next `count` units after `after`; undefined when none is left. */
export async function endOfRange(
  client: PoolClient,
  after: string,
  count: number,
): Promise<string | undefined> {
  const { rows } = await client.query<{ last: string | null }>(
    `select max(unit_no) as last from (
       select unit_no from registry.unit where unit_no > $1 order by unit_no limit $2) as next`,
    [after, count],
  )
  return rows[0]?.last ?? undefined
}
