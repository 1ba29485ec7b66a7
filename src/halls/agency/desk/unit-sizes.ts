/** 划型, as the registry and the form of the refund write it. */
export const unitSizes = ['大型', '中型', '小型', '微型'] as const
