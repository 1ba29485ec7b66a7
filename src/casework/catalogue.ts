import { Refusal } from '#platform'
import type { Item } from './item.ts'
import { isDecided } from './step.ts'

/** All items by code, in catalogue order. */
export type Catalogue = ReadonlyMap<string, Item>

/**
 * Builds the catalogue. @throws Error naming the items when two share a code or serial code, or when the steps of one
 * cannot be completed, so that the mistake shows at start.
 */
export function catalogueOf(items: readonly Item[]): Catalogue {
  refuseShared(items, 'code', item => item.code)
  refuseShared(items, 'serialCode', item => item.serialCode)
  refuseShared(items, 'entitlementButton', item => item.entitlementButton)
  for (const item of items) refuseSteps(item)
  return new Map(items.map(item => [item.code, item]))
}

function refuseShared(
  items: readonly Item[],
  member: string,
  ownOf: (item: Item) => string | undefined,
): void {
  const owners = new Map<string, Item>()
  for (const item of items) {
    const value = ownOf(item)
    if (value === undefined) continue
    const owner = owners.get(value)
    if (owner) {
      throw new Error(
        `${item.code} (${item.name}) and ${owner.code} (${owner.name}) share the ${member} ${value}`,
      )
    }
    owners.set(value, item)
  }
}

function refuseSteps({ code, acceptance, steps }: Item): void {
  const unknown = steps.find(step => step.posts.length > 0 !== isDecided(step.code))
  if (unknown)
    throw new Error(`${code}: the step ${unknown.code} has posts of its own; see step.ts of casework`)
  if (acceptance !== false) return
  if (steps.length === 0) throw new Error(`${code}: without steps there is no 受理 to leave out`)
  const room = steps.find(step => step.posts.length === 0)
  if (room) throw new Error(`${code}: without 受理 every step is an officer's, and ${room.code} is not`)
}

/** @throws Refusal 'not-found'. */
export function getItem(catalogue: Catalogue, code: string): Item {
  const item = catalogue.get(code)
  if (!item) throw new Refusal('not-found', [{ sentence: '没有这个事项。' }])
  return item
}
