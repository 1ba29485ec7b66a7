import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { decide } from './decide.ts'
import { keyOf } from './declaration.ts'
import { getDeclaration } from './find-declaration.ts'
import { isRevocable } from './permissions.ts'
import { revokeRows } from './rows/revoke-rows.ts'
import { reasonIn } from './send-back.ts'

/** 撤销: undoes a case that took effect wrongly and restores what it changed. @throws Refusal. */
export async function revoke(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  { declarationId, reason }: { readonly declarationId: string; readonly reason: string },
): Promise<void> {
  const { item_code: itemCode } = await getDeclaration(tx, declarationId)
  const item = getItem(catalogue, itemCode)
  if (!isRevocable(item)) return refuse('forbidden', `“${item.name}”办结后不能撤销。`)
  const words = reasonIn(reason, '撤销原因')
  const row = await decide(tx, acting, catalogue, {
    verb: 'revoke',
    declarationId,
    columns: { ended_at: acting.at },
    event: { words: `撤销：${words}` },
    message: () => '您申报的%s已被社保经办机构撤销，如有疑问请联系参保地经办机构。',
  })
  if (item.rows) await revokeRows(tx, acting, item.rows, row)
  await item.onRevoked?.(tx, acting, { ...keyOf(row), subject: row.subject })
}
