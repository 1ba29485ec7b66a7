import type { OfficerRole } from '../tables.ts'

/** Role names as shown on screen. */
export const officerRoles: Readonly<Record<OfficerRole, string>> = {
  accept: '受理岗',
  review: '复核岗',
  finance: '财务岗',
  hr: '同级人社行政部门',
  admin: '省级管理员',
}
