import { refuse } from '#platform'

/** States of a row. */
export type RowState = 'draft' | 'referred' | 'settled' | 'declined' | 'revoked'

/** Actions on a row; `settle` and `refer` happen at submission, `giveBack` when the declaration is returned. */
export type RowVerb = 'save' | 'settle' | 'refer' | 'approve' | 'decline' | 'giveBack' | 'revoke'

/**
 * The state machine of a row, beside that of its declaration (workflow.ts): the states each action is allowed in and
 * the state it leads to. What is settled takes effect at once and is never changed by a correction of the others.
 */
export const rowWorkflow: Readonly<Record<RowVerb, Partial<Record<RowState, RowState>>>> = {
  save: { draft: 'draft' },
  settle: { draft: 'settled' },
  refer: { draft: 'referred' },
  approve: { referred: 'settled' },
  decline: { referred: 'declined' },
  giveBack: { referred: 'draft' },
  revoke: { settled: 'revoked' },
}

/** Labels of the states. */
export const rowStates: Readonly<Record<RowState, string>> = {
  draft: '待提交',
  referred: '待审核',
  settled: '已办结',
  declined: '未通过',
  revoked: '已撤销',
}

/** The state after an action. @throws Refusal 'conflict' naming the row and its state. */
export function rowAfter(verb: RowVerb, { rowNo, state }: { rowNo: number; state: RowState }): RowState {
  return (
    rowWorkflow[verb][state] ??
    refuse('conflict', `序号 ${rowNo} 当前为“${rowStates[state]}”，不能进行此操作，请刷新页面查看最新状态。`)
  )
}
