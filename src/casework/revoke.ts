import type { Acting, OfficerActor } from '#identity'
import { refuse } from '#platform'
import { decide } from './decide.ts'
import { keyOf } from './declaration.ts'
import type { Item } from './item.ts'

/** 撤销: undoes a case that took effect wrongly; what it changed goes back to what it was. @throws Refusal. */
export async function revoke(
  acting: Acting<OfficerActor>,
  item: Item,
  { declarationId, reason }: { readonly declarationId: string; readonly reason: string },
): Promise<void> {
  const { onRevoked } = item
  if (!onRevoked) return refuse('forbidden', `“${item.name}”办结后不能撤销。`)
  const words = reason.trim()
  if (words.length < 5) refuse('invalid', '请写明撤销原因，至少 5 个字。', 'reason')
  if (words.length > 500) refuse('invalid', '撤销原因不能超过 500 个字。', 'reason')
  await decide(
    acting,
    {
      verb: 'revoke',
      declarationId,
      columns: { ended_at: acting.at },
      event: { words: `撤销：${words}` },
      message: '您申报的%s已被社保经办机构撤销，如有疑问请联系参保地经办机构。',
    },
    (tx, row) => onRevoked(tx, { ...acting, who: acting.who }, keyOf(row)),
  )
}
