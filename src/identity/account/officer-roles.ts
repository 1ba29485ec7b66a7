import type { OfficerRole } from '../tables.ts'

/** The names of the posts, as screens show them. */
export const officerRoles: Readonly<Record<OfficerRole, string>> = {
  accept: '受理岗',
  review: '复核岗',
  finance: '财务岗',
  hr: '同级人社行政部门',
  admin: '省级管理员',
}
