import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { decide } from './decide.ts'
import { closeHearing } from './hearing/close-hearing.ts'
import { declineRows } from './rows/decline-rows.ts'
import { reasonIn, type SendingBack } from './send-back.ts'

/**
 * 不予通过: rejects a case that does not meet the conditions, with a written reason. The unit may apply again.
 * @throws Refusal.
 */
export async function decline(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  { declarationId, reason }: SendingBack,
): Promise<void> {
  const words = reasonIn(reason, '不予通过的原因')
  const row = await decide(tx, acting, catalogue, {
    verb: 'decline',
    declarationId,
    columns: { ended_at: acting.at },
    event: { words: `不予通过：${words}` },
    message: () => '贵单位申报的%s未通过审核，原因请登录网厅在“办理进度查询”中查看。如有异议可以提出。',
  })
  const item = getItem(catalogue, row.item_code)
  await declineRows(tx, acting, { item, row, words })
  if (item.hears) await closeHearing(tx, acting, row, { outcome: 'declined', words })
}
