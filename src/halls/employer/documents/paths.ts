/** Addresses of 查询打印. */
export const documentPaths = {
  page: '/employer/documents',
  contributions: '/employer/documents/contributions',
  contributionsOf: (year: string) => `/employer/documents/contributions?year=${year}`,
  arrears: '/employer/documents/contributions?only=arrears',
  bills: '/employer/documents/bills',
  billsPage: (page: number) => `/employer/documents/bills?page=${page}`,
  bill: (billNo: number) => `/employer/documents/bills/${billNo}`,
  billPage: (billNo: number, page: number) => `/employer/documents/bills/${billNo}?page=${page}`,
  billPrint: (billNo: number) => `/employer/documents/bills/${billNo}/print`,
  staff: '/employer/documents/staff',
  staffPage: (words: string, page: number) =>
    `/employer/documents/staff?${new URLSearchParams({ words, page: String(page) })}`,
  staffCsv: '/employer/documents/staff.csv',
  deferrals: '/employer/deferrals',
} as const
