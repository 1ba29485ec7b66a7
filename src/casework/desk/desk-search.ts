import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { areaPrefix, businessDate, likePattern, startOfDay, type Tx } from '#platform'
import { submitted } from '../paginate-declarations.ts'
import type { State } from '../workflow.ts'

/** A place in the workflow: a state, and while `accepted` a step of an item. */
export interface Place {
  readonly itemCode: string
  readonly state: State
  readonly step: string | null
}

export type DeskSort = 'age' | 'deadline' | 'unit' | 'amount' | 'area'

/** Search criteria of an officer. Days are YYYY-MM-DD. */
export interface DeskSearch {
  /** `open`: not finished yet */
  readonly state?: State | 'open'
  readonly step?: string
  readonly itemCode?: string
  readonly areaCode?: string
  readonly size?: string
  /** part of the unit's name, unit number or serial number */
  readonly words?: string
  readonly submittedFrom?: string
  readonly submittedTo?: string
  /** past its deadline */
  readonly overdue?: boolean
  readonly handler?: 'me' | 'nobody'
  /** only cases at one of these places */
  readonly among?: readonly Place[]
  readonly sort?: DeskSort
  readonly descending?: boolean
  readonly page?: number
}

type Cases = ReturnType<typeof submitted>

/** States of a case that is not finished yet. */
export const openStates: readonly State[] = ['submitted', 'accepted']

/** The submitted cases of the caller's area that match, unsorted. */
export function searched(tx: Tx, acting: Acting<OfficerActor>, search: DeskSearch): Cases {
  let found = submitted(tx)
  if (search.state === 'open') found = found.where('state', 'in', openStates)
  else if (search.state) found = found.where('state', '=', search.state)
  if (search.step) found = found.where('state', '=', 'accepted').where('step', '=', search.step)
  if (search.itemCode) found = found.where('item_code', '=', search.itemCode)
  if (search.areaCode) found = found.where('area_code', 'like', `${areaPrefix(search.areaCode)}%`)
  if (search.size) found = found.where('unit_size', '=', search.size)
  if (search.submittedFrom) found = found.where('submitted_at', '>=', startOfDay(search.submittedFrom))
  if (search.submittedTo) found = found.where('submitted_at', '<', endOfDay(search.submittedTo))
  if (search.overdue) {
    found = found.where('state', 'in', openStates).where('due_on', '<', businessDate(acting.at))
  }
  return withWords(withHandler(found, acting, search), search)
}

const endOfDay = (day: string) => new Date(startOfDay(day).getTime() + 24 * 3600_000)

function withHandler(found: Cases, { who }: Acting<OfficerActor>, { handler, among }: DeskSearch): Cases {
  let rest = found
  if (handler === 'me') rest = rest.where('handler_no', '=', who.accountNo)
  if (handler === 'nobody') rest = rest.where('handler_no', 'is', null).where('state', 'in', openStates)
  if (!among) return rest
  return rest.where(row =>
    among.length === 0
      ? sql<boolean>`false`
      : row.or(
          among.map(({ itemCode, state, step }) =>
            row.and([
              row('item_code', '=', itemCode),
              row('state', '=', state),
              step === null ? row('step', 'is', null) : row('step', '=', step),
            ]),
          ),
        ),
  )
}

function withWords(found: Cases, search: DeskSearch): Cases {
  const words = search.words?.trim()
  if (!words) return found
  const like = likePattern(words)
  return found.where(row =>
    row.or([row('unit_name', 'like', like), row('unit_no', '=', words), row('serial', '=', words)]),
  )
}
