/** 划型, as spelled in the registry and on the refund form. */
export const unitSizes = ['大型', '中型', '小型', '微型'] as const
