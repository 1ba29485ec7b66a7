import { type RawBuilder, sql } from 'kysely'
import { areaPrefix } from '#platform'
import { inArea } from './in-area.ts'

/** Declarations of an area and below. A city is an equality too, so that its rows come in the order of their index. */
export function casesIn(areaCode: string): RawBuilder<boolean> {
  const prefix = areaPrefix(areaCode)
  return prefix.length === 4 ? sql<boolean>`city_code = ${prefix}` : inArea(areaCode)
}
