import { caseStates, type Declaration, states } from '#casework'
import { asHall, shownTime, type Tx } from '#platform'
import type { Verified } from '#printout'

/** State and submission time of a declaration as one token, stored with its documents. */
export const standingNow = ({ state, submittedAt }: Pick<Declaration, 'state' | 'submittedAt'>): string =>
  `${state}@${submittedAt?.toISOString() ?? ''}`

/** Whether a document is still current, and if not, why. */
export interface Validity {
  readonly valid: boolean
  readonly words: string
}

const undone = ['returned', 'discarded', 'revoked']

/** What changed about a document's subject since it was issued. */
export async function stillValid(tx: Tx, { printout, laterAt }: Verified): Promise<Validity> {
  const later = laterAt ? `${shownTime(laterAt)} 又开具了内容不同的同一单据，请以最新的为准。` : ''
  if (!['declaration', 'acceptance', 'result'].includes(printout.kind)) {
    return { valid: !later, words: later || '开具后没有变化。' }
  }
  const now = await asHall(tx, async tx => (await caseStates(tx, [printout.about])).get(printout.about))
  if (!now) return { valid: false, words: '这笔业务已不存在。' }
  const [before = '', submission] = printout.standing.split('@')
  const { shown } = states[now.state]
  if (printout.standing === standingNow(now)) return { valid: true, words: `业务状态：${shown}。` }
  if (undone.includes(now.state)) return { valid: false, words: `开具后该业务已${shown}。` }
  if (submission !== (now.submittedAt?.toISOString() ?? '')) {
    return { valid: false, words: `开具后该业务又修改提交过，现状态：${shown}。` }
  }
  if (printout.kind === 'result') return { valid: false, words: `开具后该业务又重新办理，现状态：${shown}。` }
  return { valid: !undone.includes(before), words: `开具后该业务继续办理，现状态：${shown}。` }
}
