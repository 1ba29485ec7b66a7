import { type Acting, queryAsHall } from '#identity'
import { casework } from './tables.ts'

/** Time of the newest event of any declaration; a demonstration clock must not start before it. */
export async function latestEventAt(acting: Acting): Promise<Date | undefined> {
  const { last } = await queryAsHall(acting, tx =>
    casework(tx)
      .selectFrom('casework.event')
      .select(row => row.fn.max('at').as('last'))
      .executeTakeFirstOrThrow(),
  )
  return last ?? undefined
}
