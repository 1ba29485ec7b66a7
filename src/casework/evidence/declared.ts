import { type Acting, type Member, query } from '#identity'
import { keyOf, submittedSubject, unsealForm } from '../declaration.ts'
import type { DisplaySection } from '../display-rows.ts'
import type { Item } from '../item.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { materialsOf } from '../materials-of.ts'
import { isOpenState } from '../workflow.ts'
import { headOf, sha256Of, statementOf } from './statement.ts'

/** The statement that a submission would make if submitted now. */
export interface Declared {
  readonly readable: readonly DisplaySection[]
  /** the bytes to sign, as text in UTF-8 */
  readonly statement: string
  /** their SHA-256, hex */
  readonly hash: string
}

/** The statement to be confirmed or signed; undefined when already submitted. */
export async function declaredBy(
  acting: Acting<Member>,
  item: Item,
  declarationId: string,
): Promise<Declared | undefined> {
  return await query(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    if (!isOpenState(row.state)) return undefined
    const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
    const { readable } = opened.check(unsealForm(row))
    const materials = await materialsOf(tx, row.unit_no, declarationId)
    const after = await headOf(tx, keyOf(row))
    const statement = statementOf({ row, item, readable, materials, after })
    return { readable, statement, hash: sha256Of(statement) }
  })
}
