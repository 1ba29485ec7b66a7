import { z } from 'zod'
import type { Acting, OfficerActor } from '#identity'
import { readForm, type Tx } from '#platform'
import { typedWords } from '#registry'
import { type Catalogue, getItem } from './catalogue.ts'
import { decide } from './decide.ts'
import { returnRows } from './rows/return-rows.ts'

export interface SendingBack {
  readonly declarationId: string
  readonly reason: string
}

/** 退回补正: returns a case to the applicant, listing everything that has to be corrected. @throws Refusal. */
export async function sendBack(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  { declarationId, reason }: SendingBack,
): Promise<void> {
  const words = reasonIn(reason, '退回原因和需要补正的内容')
  const row = await decide(tx, acting, catalogue, {
    verb: 'sendBack',
    declarationId,
    event: { words: `退回补正：${words}` },
    message: () => '贵单位申报的%s已退回补正，请登录网厅在“我的待提交业务”中查看原因，修改后重新提交。',
  })
  if (getItem(catalogue, row.item_code).rows) await returnRows(tx, row)
}

/** A reason shown to the applicant: 5 to 500 characters. @throws Refusal beside `field`. */
export function reasonIn(text: string, what: string, field = 'reason'): string {
  const reason = typedWords({
    least: 5,
    most: 500,
    missing: `请写明${what}，至少 5 个字。`,
    long: `${what}不能超过 500 个字。`,
  })
  return readForm(z.object({ [field]: reason }), { [field]: text })[field] ?? ''
}
