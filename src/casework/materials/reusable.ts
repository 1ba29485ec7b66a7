import type { Acting, Member } from '#identity'
import { businessDate, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import type { Declaration } from '../declaration.ts'
import type { MaterialKind } from '../field.ts'
import { type Material, materialsOf } from '../materials-of.ts'
import { casework } from '../tables.ts'
import { validUntil } from './valid-until.ts'

/** A material of an earlier case that the unit may reuse, or could until it expired. */
export interface Reusable {
  readonly declarationId: string
  readonly serial: string
  readonly itemName: string
  readonly submittedAt: Date
  readonly material: Material
  /** the last day (YYYY-MM-DD) on which it may be reused */
  readonly until: string
  readonly expired: boolean
}

/** earlier cases searched, newest first */
const mostCases = 50

/**
 * 材料复用: for every kind of material of the declaration, the materials of the same kind and name that the unit submitted
 * in earlier cases, without deleted ones, newest first. Expired ones are included and marked.
 */
export async function reusable(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  declaration: Declaration,
): Promise<ReadonlyMap<string, readonly Reusable[]>> {
  const found = await reusableFor(tx, acting, catalogue, declaration)
  return Map.groupBy(found, one => one.material.kind)
}

/** The same within a transaction, for all kinds together. */
export async function reusableFor(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  declaration: Pick<Declaration, 'unitNo' | 'declarationId' | 'itemCode'>,
) {
  const kinds = catalogue.get(declaration.itemCode)?.materials ?? []
  const found: Reusable[] = []
  for (const earlier of await earlierCases(tx, declaration)) {
    const item = catalogue.get(earlier.item_code)
    const same = kinds.filter(kind => item?.materials.some(one => isSame(one, kind)))
    if (!item || same.length === 0) continue
    for (const material of await materialsOf(tx, earlier.unit_no, earlier.declaration_id)) {
      const kind = same.find(one => one.code === material.kind)
      if (!kind) continue
      const until = validUntil(material.firstAttachedAt, kind.validMonths)
      found.push({
        declarationId: earlier.declaration_id,
        serial: earlier.serial ?? '',
        itemName: item.name,
        submittedAt: earlier.submitted_at ?? acting.at,
        material,
        until,
        expired: businessDate(acting.at) > until,
      })
    }
  }
  return found
}

const isSame = (one: MaterialKind, other: MaterialKind) => one.code === other.code && one.name === other.name

/** Submitted cases of the same unit; row-level security limits a person to their own cases. */
function earlierCases(tx: Tx, { unitNo, declarationId }: Pick<Declaration, 'unitNo' | 'declarationId'>) {
  return casework(tx)
    .selectFrom('casework.declaration')
    .select(['unit_no', 'declaration_id', 'item_code', 'serial', 'submitted_at'])
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '!=', declarationId)
    .where('submitted_at', 'is not', null)
    .where('state', '!=', 'discarded')
    .orderBy('submitted_at', 'desc')
    .limit(mostCases)
    .execute()
}
