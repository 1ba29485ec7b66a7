/** Addresses of the unit's money pages. */
export const moneyPaths = {
  payments: '/employer/payments',
  ledger: '/employer/use-ledger',
  ledgerOf: (year: number) => `/employer/use-ledger?year=${year}`,
  entry: (entryNo: number) => `/employer/use-ledger/${entryNo}`,
  evidence: (entryNo: number) => `/employer/use-ledger/${entryNo}/evidence`,
  csv: (year: number) => `/employer/use-ledger.csv?year=${year}`,
  print: (year: number) => `/employer/use-ledger.pdf?year=${year}`,
} as const
