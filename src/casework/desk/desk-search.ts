import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, isCounty, likePattern, startOfDay, type Tx } from '#platform'
import { cleanText } from '#registry'
import { submitted } from '../paginate-declarations.ts'
import type { State } from '../workflow.ts'
import { atOneOf } from './at-one-of.ts'
import { casesIn } from './cases-in.ts'
import type { Place } from './place.ts'

export type DeskSort = 'age' | 'deadline' | 'unit' | 'amount' | 'area'

/** Search criteria of an officer. Days are YYYY-MM-DD. */
export interface DeskSearch {
  /** `open`: not finished yet */
  readonly state?: State | 'open'
  readonly step?: string
  readonly itemCode?: string
  readonly areaCode?: string
  readonly size?: string
  /** the unit number, the serial number or the beginning of the unit's name; within one county any part of the name */
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

/** A case that is not finished yet; written out, so that partial indexes are found whatever the plan. */
const isOpen = sql<boolean>`state in ('submitted', 'accepted')`

/** The submitted cases of the caller's area that match, unsorted. */
export function searched(tx: Tx, acting: Acting<OfficerActor>, search: DeskSearch): Cases {
  let found = submitted(tx).where(casesIn(acting.who.areaCode))
  if (search.areaCode) found = found.where(casesIn(search.areaCode))
  if (search.state === 'open') found = found.where(isOpen)
  else if (search.state) found = found.where('state', '=', search.state)
  if (search.step) found = found.where('state', '=', sql<State>`'accepted'`).where('step', '=', search.step)
  if (search.itemCode) found = found.where('item_code', '=', search.itemCode)
  if (search.size) found = found.where('unit_size', '=', search.size)
  if (search.submittedFrom) found = found.where('submitted_at', '>=', startOfDay(search.submittedFrom))
  if (search.submittedTo) found = found.where('submitted_at', '<', endOfDay(search.submittedTo))
  if (search.overdue) found = found.where(isOpen).where('due_on', '<', businessDate(acting.at))
  return withWords(withHandler(found, acting, search), acting, search)
}

const endOfDay = (day: string) => new Date(startOfDay(day).getTime() + 24 * 3600_000)

function withHandler(found: Cases, { who }: Acting<OfficerActor>, { handler, among }: DeskSearch): Cases {
  let rest = found
  if (handler === 'me') rest = rest.where('handler_no', '=', who.accountNo)
  if (handler === 'nobody') rest = rest.where('handler_no', 'is', null).where(isOpen)
  return among ? rest.where(isOpen).where(atOneOf(among)) : rest
}

/**
 * Below a policy no index serves a part of a name: a county's few thousand cases are read for it, in a city or the
 * province a name is found by its beginning. Trigrams would need a function past the policies, and say little about
 * Chinese words of two characters.
 */
function withWords(found: Cases, { who }: Acting<OfficerActor>, search: DeskSearch): Cases {
  const words = cleanText(search.words ?? '')
  if (!words) return found
  const named = isCounty(search.areaCode || who.areaCode)
    ? sql<boolean>`unit_name like ${likePattern(words)}`
    : sql<boolean>`unit_name collate "C" >= ${words} and unit_name collate "C" < ${words + lastCharacter}`
  return found.where(sql<boolean>`(unit_no = ${words} or serial = ${words} or ${named})`)
}

const lastCharacter = String.fromCodePoint(0x10ffff)
