import { type Acting, type Member, query } from '#identity'
import type { FormValues } from '#platform'
import { activeDeclaration, returnedSubject } from './active-declaration.ts'
import { type Declaration, declarationOf, unsealForm } from './declaration.ts'
import type { Item, OpenedItem } from './item.ts'
import { unitOf } from './unit-of.ts'

/** An item opened for one unit, with the active declaration of its subject, also when begun on another device. */
export interface Current {
  readonly opened: OpenedItem
  readonly unitNo: string
  readonly declaration: Declaration | undefined
  readonly values: FormValues
}

/** The data of the form page: today's facts and the draft, if there is one. */
export async function findCurrent(acting: Acting<Member>, item: Item): Promise<Current> {
  return await query(acting, async tx => {
    const unitNo = await unitOf(tx, acting)
    const opened = await item.open(tx, acting, unitNo, await returnedSubject(tx, unitNo, item.code))
    const row = await activeDeclaration(tx, unitNo, item.code, opened.subject)
    return {
      opened,
      unitNo,
      declaration: row && declarationOf(row),
      values: row ? { ...opened.defaults, ...unsealForm(row) } : opened.defaults,
    }
  })
}
