/** Addresses of 查询打印. */
export const documentPaths = {
  page: '/employer/documents',
  contributions: '/employer/documents/contributions',
  contributionsOf: (year: string) => `/employer/documents/contributions?year=${year}`,
  arrears: '/employer/documents/contributions?only=arrears',
  deferrals: '/employer/deferrals',
} as const
