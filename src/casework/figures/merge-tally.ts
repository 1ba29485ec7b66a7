import { sql } from 'kysely'
import { type Acting, commandAsHall, type SystemActor } from '#identity'

const linesAtOnce = 5000

/**
 * Applies pending count changes to the counts; safe to run concurrently. One statement deletes a change and adds it to its
 * count, so readers count each change exactly once.
 * @returns how many changes were moved
 */
export async function mergeTally(acting: Acting<SystemActor>): Promise<number> {
  let moved = 0
  for (let now = linesAtOnce; now === linesAtOnce; ) {
    now = await commandAsHall(acting, async tx => {
      const { rows } = await sql<{ number: number }>`
        with taken as (
          delete from casework.tally_change where ctid = any (array(
            select ctid from casework.tally_change limit ${linesAtOnce} for update skip locked))
          returning *
        ), merged as (
          insert into casework.tally as kept (kind, area_code, item_code, state, step, value, number, amount_fen)
          select kind, area_code, item_code, state, step, value, sum(number), sum(amount_fen) from taken
          group by 1, 2, 3, 4, 5, 6 having sum(number) <> 0 or sum(amount_fen) <> 0 order by 1, 2, 3, 4, 5, 6
          on conflict (kind, area_code, item_code, state, step, value) do update set
            number = kept.number + excluded.number, amount_fen = kept.amount_fen + excluded.amount_fen
        )
        select count(*) as number from taken`.execute(tx)
      const number = rows[0]?.number ?? 0
      if (number > 0) await sql`delete from casework.tally where number = 0 and amount_fen = 0`.execute(tx)
      return number
    })
    moved += now
  }
  return moved
}
