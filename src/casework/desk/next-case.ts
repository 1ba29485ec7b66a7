import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { searched } from './desk-search.ts'
import { placesOf } from './places.ts'

/**
 * 下一件: the most urgent case that this officer should look at next: at a place of their post, not assigned to another
 * officer, not yet checked by them at this step, and not the case they are coming from.
 */
export async function nextCase(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  except: string,
): Promise<string | undefined> {
  const { accountNo, role } = acting.who
  const row = await searched(tx, acting, { among: placesOf(catalogue, role) })
    .where('declaration_id', '<>', except)
    .where(one => one.or([one('handler_no', 'is', null), one('handler_no', '=', accountNo)]))
    .where(
      sql<boolean>`not exists (select from casework.confirmed_condition c
          where c.unit_no = declaration.unit_no and c.declaration_id = declaration.declaration_id
            and c.step = declaration.step and c.officer_no = ${accountNo})`,
    )
    // Nothing but the ID, so that an index is enough.
    .clearSelect()
    .select('declaration_id')
    .orderBy('due_on')
    .orderBy('submitted_at')
    .limit(1)
    .executeTakeFirst()
  return row?.declaration_id
}
