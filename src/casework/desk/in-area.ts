import { type RawBuilder, sql } from 'kysely'
import { areaRange, isCounty } from '#platform'

/**
 * Rows of an area and below, as a condition that an index on area_code serves. Row-level security states the same, but
 * beside other ways to see a row, which no index serves. One county is an equality: its rows come in the index's order.
 */
export function inArea(areaCode: string): RawBuilder<boolean> {
  const { from, to } = areaRange(areaCode)
  return isCounty(areaCode)
    ? sql<boolean>`area_code = ${areaCode}`
    : sql<boolean>`(area_code >= ${from} and area_code < ${to})`
}
