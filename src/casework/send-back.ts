import type { Acting, OfficerActor } from '#identity'
import { refuse } from '#platform'
import { decide } from './decide.ts'

/** 退回补正: back to the applicant, with everything that is to be mended said at once. @throws Refusal. */
export async function sendBack(
  acting: Acting<OfficerActor>,
  declarationId: string,
  reason: string,
): Promise<void> {
  const words = reason.trim()
  if (words.length < 5) refuse('invalid', '请写明退回原因和需要补正的内容，至少 5 个字。', 'reason')
  if (words.length > 500) refuse('invalid', '退回原因不能超过 500 个字。', 'reason')
  await decide(acting, {
    verb: 'sendBack',
    declarationId,
    columns: {},
    event: { words: `退回补正：${words}` },
    message: '贵单位申报的%s已退回补正，请登录网厅在“我的待提交业务”中查看原因，修改后重新提交。',
  })
}
