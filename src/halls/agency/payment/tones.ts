/** Colours of payment states, the same on every page. */
export const lineTones = {
  prepared: 'neutral',
  open: 'info',
  paid: 'success',
  returned: 'danger',
  dropped: 'neutral',
} as const

export const batchTones = { prepared: 'warning', approved: 'success', rejected: 'danger' } as const

export const recoveryTones = {
  proposed: 'warning',
  open: 'danger',
  partly: 'warning',
  settled: 'success',
  rejected: 'neutral',
} as const
