/** 单位类型 as recorded in the registers. */
export const unitTypes = [
  '企业',
  '社会团体',
  '基金会',
  '社会服务机构',
  '律师事务所',
  '会计师事务所',
  '个体工商户',
  '机关',
  '事业单位',
] as const

/** 划型, per 统计上大中小微型企业划分办法（2017）. */
export const unitSizes = ['大型', '中型', '小型', '微型'] as const
