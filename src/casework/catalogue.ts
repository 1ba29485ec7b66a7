import { Refusal } from '#platform'
import type { Item } from './item.ts'

/** All items by code, in catalogue order. */
export type Catalogue = ReadonlyMap<string, Item>

/** Builds the catalogue. @throws when two items share a code or serial code, so that the mistake shows at start. */
export function catalogueOf(items: readonly Item[]): Catalogue {
  const catalogue = new Map(items.map(item => [item.code, item]))
  const serialCodes = new Set(items.map(item => item.serialCode))
  if (catalogue.size !== items.length || serialCodes.size !== items.length) {
    throw new Error('two items share a code')
  }
  return catalogue
}

/** @throws Refusal 'not-found'. */
export function getItem(catalogue: Catalogue, code: string): Item {
  const item = catalogue.get(code)
  if (!item) throw new Refusal('not-found', [{ sentence: '没有这个事项。' }])
  return item
}
