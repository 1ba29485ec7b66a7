/** Addresses of the payment pages; the only place they are defined. */
export const moneyPaths = {
  payments: '/agency/payments',
  batch: (number: string) => `/agency/payments/${number}`,
  file: (number: string) => `/agency/payments/${number}/file`,
  csv: (number: string) => `/agency/payments/${number}/lines.csv`,
  line: (number: string, lineNo: number) => `/agency/payments/${number}/lines/${lineNo}`,
  disputes: '/agency/disputes',
  recoveries: '/agency/recoveries',
  books: '/agency/books',
} as const
