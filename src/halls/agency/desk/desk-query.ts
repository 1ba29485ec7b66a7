import { type DeskSearch, type DeskSort, placesOf, type State } from '#casework'
import type { OfficerActor } from '#identity'
import { fieldKinds } from '#registry'
import { pageAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'

/** States visible to officers: drafts belong to the applicant only. */
export const shownStates: readonly State[] = [
  'submitted',
  'accepted',
  'returned',
  'passed',
  'declined',
  'revoked',
]

const sorts: readonly DeskSort[] = ['age', 'deadline', 'unit', 'amount', 'area']

const names = [
  'state',
  'item',
  'area',
  'size',
  'words',
  'from',
  'to',
  'whose',
  'overdue',
  'sort',
  'order',
  'page',
] as const

/** Parses the desk's query string; unknown names and values are ignored. */
export type DeskQuery = Readonly<Partial<Record<string, string>>>

export function deskQuery(query: DeskQuery): DeskQuery {
  return Object.fromEntries(names.flatMap(name => (query[name] ? [[name, query[name]]] : [])))
}

/** The desk's address with some parameters changed; a changed search starts at its first page. */
export function deskHref(query: DeskQuery, changes: DeskQuery = {}): string {
  const { page: _, ...rest } = deskQuery(query)
  const kept = Object.entries({ ...rest, ...changes }).filter(
    (entry): entry is [string, string] => !!entry[1],
  )
  const text = new URLSearchParams(kept).toString()
  return text ? `/agency?${text}` : '/agency'
}

/** `state` is a state, `open` or a step code. */
export function searchOf(
  { acting, catalogue }: Pick<Visit<OfficerActor>, 'acting' | 'catalogue'>,
  query: DeskQuery,
): DeskSearch {
  const { state, item, area, size, words, whose, overdue, sort, order } = query
  const from = fieldKinds.day.clean(query.from ?? '')
  const to = fieldKinds.day.clean(query.to ?? '')
  const known = state === 'open' ? state : shownStates.find(one => one === state)
  const sorted = sorts.find(one => one === sort)
  return {
    ...(known ? { state: known } : state ? { step: state } : {}),
    ...(item ? { itemCode: item } : {}),
    ...(area && /^\d{6}$/.test(area) ? { areaCode: area } : {}),
    ...(size ? { size } : {}),
    ...(words ? { words } : {}),
    ...(isDay(from) ? { submittedFrom: from } : {}),
    ...(isDay(to) ? { submittedTo: to } : {}),
    ...(whose === 'me' || whose === 'nobody' ? { handler: whose } : {}),
    ...(whose === 'post' ? { among: placesOf(catalogue, acting.who.role) } : {}),
    ...(overdue ? { overdue: true } : {}),
    ...(sorted ? { sort: sorted, descending: order === 'down' } : {}),
    page: pageAsked(query),
  }
}

const isDay = (text: string) => fieldKinds.day.fault(text) === undefined
