import type { Acting, OfficerActor } from '#identity'
import { refuse } from '#platform'
import { decide } from './decide.ts'
import { keyOf } from './declaration.ts'
import type { Item } from './item.ts'
import { reasonIn } from './send-back.ts'

/** 撤销: undoes a case that took effect wrongly and restores what it changed. @throws Refusal. */
export async function revoke(
  acting: Acting<OfficerActor>,
  item: Item,
  { declarationId, reason }: { readonly declarationId: string; readonly reason: string },
): Promise<void> {
  const { onRevoked } = item
  if (!onRevoked) return refuse('forbidden', `“${item.name}”办结后不能撤销。`)
  const words = reasonIn(reason, '撤销原因')
  await decide(
    acting,
    {
      verb: 'revoke',
      item,
      declarationId,
      columns: { ended_at: acting.at },
      event: { words: `撤销：${words}` },
      message: '您申报的%s已被社保经办机构撤销，如有疑问请联系参保地经办机构。',
    },
    (tx, row) => onRevoked(tx, { ...acting, who: acting.who }, keyOf(row)),
  )
}
