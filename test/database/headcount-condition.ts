import type { Condition } from '#casework'

/** The one condition of the items that tests file: at least thirty people. */
export const headcountCondition = (headcount: number): Condition => ({
  code: 'headcount',
  title: '参保人数',
  passed: headcount >= 30,
  figure: `${headcount} 人`,
  limit: '不少于 30 人',
  source: '失业保险缴费记录，截至 2023-08-11',
  clause: '豫人社〔2023〕1号 第一条',
})
