import { type DecisionSearch, decisionSorts, type Outcome, outcomeNames, reasonCodes } from '#entitlement'
import type { FormValues } from '#platform'
import { pageAsked } from '../../serving/url-params.ts'

const outcomes = Object.keys(outcomeNames) as readonly Outcome[]

/** Parses the search from the query string; unknown values are ignored. */
export function decisionSearchOf(query: FormValues): DecisionSearch {
  const decision = outcomes.find(one => one === query.decision)
  const reason = reasonCodes.find(one => one === query.reason)
  const sort = decisionSorts.find(one => one === query.sort)
  return {
    ...(decision ? { decision } : {}),
    ...(reason ? { reason } : {}),
    ...(query.area ? { areaCode: query.area } : {}),
    ...(query.size ? { size: query.size } : {}),
    ...(query.words ? { words: query.words } : {}),
    ...(sort ? { sort } : {}),
    page: pageAsked(query),
  }
}
