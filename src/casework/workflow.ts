import { refuse } from '#platform'

/** States of a declaration. */
export type State =
  | 'draft'
  | 'submitted'
  | 'accepted'
  | 'returned'
  | 'passed'
  | 'declined'
  | 'discarded'
  | 'revoked'

/** Actions on a declaration. */
export type Verb =
  | 'save'
  | 'attach'
  | 'submit'
  | 'settle'
  | 'begin'
  | 'accept'
  | 'sendBack'
  | 'approve'
  | 'advance'
  | 'reopen'
  | 'decline'
  | 'discard'
  | 'restore'
  | 'revoke'

/** The actions that officers perform. */
export type OfficerVerb = Extract<Verb, 'accept' | 'sendBack' | 'approve' | 'decline' | 'revoke'>

/**
 * The state machine of a declaration: the states each action is allowed in and the state it leads to. While `accepted`,
 * a case goes through the steps of its item (step.ts); completing the last one settles it.
 */
export const workflow: Readonly<Record<Verb, Partial<Record<State, State>>>> = {
  save: { draft: 'draft', returned: 'returned' },
  attach: { draft: 'draft', returned: 'returned' },
  submit: { draft: 'submitted', returned: 'submitted' },
  settle: { submitted: 'passed', accepted: 'passed' },
  /** enters the first step of an item without 受理, in the transaction of the submission */
  begin: { submitted: 'accepted' },
  accept: { submitted: 'accepted' },
  sendBack: { submitted: 'returned', accepted: 'returned' },
  approve: { accepted: 'accepted' },
  advance: { accepted: 'accepted' },
  reopen: { passed: 'returned' },
  decline: { submitted: 'declined', accepted: 'declined' },
  discard: { draft: 'discarded' },
  restore: { discarded: 'draft' },
  revoke: { passed: 'revoked' },
}

/** The state after an action. @throws Refusal 'conflict' naming the current state. */
export function after(verb: Verb, state: State): State {
  return (
    workflow[verb][state] ??
    refuse('conflict', `该业务当前为“${states[state].shown}”，不能进行此操作，请刷新页面查看最新状态。`)
  )
}

/** Whether the filer may still change and submit it. */
export const isOpenState = (state: State): boolean => workflow.submit[state] !== undefined

/** Labels of the states: in one word, and for the columns 受理状态 and 办理状态 of 办理进度查询. */
export const states: Readonly<Record<State, { shown: string; acceptance: string; handling: string }>> = {
  draft: { shown: '待提交', acceptance: '待提交', handling: '待提交' },
  submitted: { shown: '待受理', acceptance: '待受理', handling: '待办理' },
  accepted: { shown: '审核中', acceptance: '已受理', handling: '办理中' },
  returned: { shown: '退回补正', acceptance: '退回补正', handling: '待补正' },
  passed: { shown: '已通过', acceptance: '已受理', handling: '已通过' },
  declined: { shown: '不予通过', acceptance: '已受理', handling: '不予通过' },
  discarded: { shown: '已删除', acceptance: '已删除', handling: '已删除' },
  revoked: { shown: '已撤销', acceptance: '已受理', handling: '已撤销' },
}
