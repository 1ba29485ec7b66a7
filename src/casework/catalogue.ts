import { Refusal } from '#platform'
import type { Item } from './item.ts'
import { refuseUnworkable } from './refuse-unworkable.ts'

/** All items by code, in catalogue order. */
export type Catalogue = ReadonlyMap<string, Item>

/** Builds the catalogue. @throws Error as `refuseUnworkable` does, so that a mistake shows at start. */
export function catalogueOf(items: readonly Item[]): Catalogue {
  refuseUnworkable(items)
  return new Map(items.map(item => [item.code, item]))
}

/** @throws Refusal 'not-found'. */
export function getItem(catalogue: Catalogue, code: string): Item {
  const item = catalogue.get(code)
  if (!item) throw new Refusal('not-found', [{ sentence: '没有这个事项。' }])
  return item
}
