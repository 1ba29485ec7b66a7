import type { ObjectionState } from '#disbursement'

/** Label and colour of each objection state, the same on every page. */
export const objectionStates: Readonly<
  Record<
    ObjectionState,
    { readonly shown: string; readonly tone: 'warning' | 'info' | 'success' | 'neutral' }
  >
> = {
  raised: { shown: '待受理', tone: 'warning' },
  accepted: { shown: '核查中', tone: 'info' },
  upheld: { shown: '异议成立', tone: 'success' },
  rejected: { shown: '异议不成立', tone: 'neutral' },
}
