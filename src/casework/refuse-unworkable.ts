import type { Item } from './item.ts'
import { isDecided } from './step.ts'

/** @throws Error naming the items, when two share what must be unique or the steps of one cannot be completed. */
export function refuseUnworkable(items: readonly Item[]): void {
  for (const member of ['code', 'serialCode', 'entitlementButton'] as const) refuseShared(items, member)
  for (const item of items) refuseSteps(item)
  for (const item of items) refuseRows(item)
}

function refuseShared(items: readonly Item[], member: 'code' | 'serialCode' | 'entitlementButton'): void {
  const owners = new Map<string, Item>()
  for (const item of items) {
    const value = item[member]
    if (value === undefined) continue
    const owner = owners.get(value)
    const both = `${item.code} (${item.name}) and ${owner?.code} (${owner?.name})`
    if (owner) throw new Error(`${both} share the ${member} ${value}`)
    owners.set(value, item)
  }
}

/** Rows in doubt need officers, and nothing but officers: a publicity or a payment is about a case as a whole. */
function refuseRows({ code, rows, sections, steps, notice }: Item): void {
  if (!rows) return
  if (sections.length > 0) throw new Error(`${code}: an item with rows has no sections of its own`)
  if (notice) throw new Error(`${code}: the form of an item with rows shows no notice`)
  if (steps.length === 0) throw new Error(`${code}: nobody decides the rows that the hall does not`)
  const room = steps.find(step => step.posts.length === 0)
  if (room) throw new Error(`${code}: an item with rows has officers' steps only, and ${room.code} is not`)
}

function refuseSteps({ code, acceptance, steps }: Item): void {
  const unknown = steps.find(step => step.posts.length > 0 !== isDecided(step.code))
  if (unknown) throw new Error(`${code}: the step ${unknown.code} declares posts; see step.ts of casework`)
  if (acceptance !== false) return
  if (steps.length === 0) throw new Error(`${code}: without steps there is no 受理 to leave out`)
  const room = steps.find(step => step.posts.length === 0)
  if (room) throw new Error(`${code}: without 受理 every step is an officer's, and ${room.code} is not`)
}
