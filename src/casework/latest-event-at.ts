import { type Acting, queryAsHall } from '#identity'
import { casework } from './tables.ts'

/** The latest business time that any history holds: a demonstration clock never runs behind it. */
export async function latestEventAt(acting: Acting): Promise<Date | undefined> {
  const { last } = await queryAsHall(acting, tx =>
    casework(tx)
      .selectFrom('casework.event')
      .select(row => row.fn.max('at').as('last'))
      .executeTakeFirstOrThrow(),
  )
  return last ?? undefined
}
