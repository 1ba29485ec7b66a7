/** Display names of the import kinds. */
export const kindNames = {
  units: '单位',
  contacts: '单位联系人',
  employments: '参保关系',
  contributions: '缴费',
  'person-contributions': '个人缴费',
  claimants: '新增领金人员',
  reductions: '减员',
  areas: '行政区划',
  agencies: '经办机构',
  persons: '参保人员',
} as const
