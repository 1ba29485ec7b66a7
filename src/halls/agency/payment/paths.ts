/** Where the pages of money are; the only file that writes their addresses. */
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
