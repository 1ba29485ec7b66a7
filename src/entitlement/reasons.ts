/** Why a unit is not simply eligible, in the order used in every list and file. */
export const reasonCodes = [
  'unit_type',
  'months_paid',
  'no_base',
  'arrears',
  'layoff_rate',
  'headcount_drop',
  'discredited',
  'deregistering',
  'labour_dispatch',
] as const

export type ReasonCode = (typeof reasonCodes)[number]

/** The conditions behind the reasons, in words. */
export const reasonNames: Readonly<Record<ReasonCode, string>> = {
  unit_type: '单位类型',
  months_paid: '足额缴费月数',
  no_base: '上年度实际缴费',
  arrears: '无欠费',
  layoff_rate: '裁员率',
  headcount_drop: '参保人数',
  discredited: '信用状况',
  deregistering: '经营状态',
  labour_dispatch: '劳务派遣',
}

export type Outcome = 'eligible' | 'ineligible' | 'must_apply'

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  eligible: '符合条件',
  ineligible: '不符合条件',
  must_apply: '须依申请办理',
}
