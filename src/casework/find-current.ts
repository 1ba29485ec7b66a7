import { type Acting, type Member, query } from '#identity'
import type { FormValues, Tx } from '#platform'
import { refuse } from '#platform'
import { getPerson } from '#registry'
import { type Declaration, type DeclarationRow, declarationOf, unsealForm } from './declaration.ts'
import type { Item, OpenedItem } from './item.ts'
import { casework } from './tables.ts'

/** An item opened for one unit, with the declaration that already lives for its subject, on whatever device it began. */
export interface Current {
  readonly opened: OpenedItem
  readonly unitNo: string
  readonly declaration: Declaration | undefined
  readonly values: FormValues
}

/** What the form page shows: today's facts and the draft, if there is one. */
export async function findCurrent(acting: Acting<Member>, item: Item): Promise<Current> {
  return await query(acting, async tx => {
    const unitNo = await unitOf(tx, acting)
    const opened = await item.open(tx, acting, unitNo)
    const row = await livingDeclaration(tx, unitNo, item.code, opened.subject)
    return {
      opened,
      unitNo,
      declaration: row && declarationOf(row),
      values: row ? { ...opened.defaults, ...unsealForm(row) } : opened.defaults,
    }
  })
}

/** The unit for which somebody files: an operator's own, or the one a person is insured with. */
export async function unitOf(tx: Tx, acting: Acting<Member>): Promise<string> {
  if (acting.who.kind === 'operator') return acting.who.unitNo
  if (acting.who.kind === 'officer') return refuse('forbidden', '经办人员不能代为申报。')
  const { unitNo } = await getPerson(tx, acting.who.personNo)
  return unitNo ?? refuse('forbidden', '您目前没有参保单位，不能办理此业务。')
}

export function livingDeclaration(
  tx: Tx,
  unitNo: string,
  itemCode: string,
  subject: string,
): Promise<DeclarationRow | undefined> {
  return casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('item_code', '=', itemCode)
    .where('subject', '=', subject)
    .where('state', 'not in', ['discarded', 'revoked'])
    .forUpdate()
    .executeTakeFirst()
}
