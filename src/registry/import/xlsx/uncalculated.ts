/** What stands in place of a formula whose result was not saved with it: no column takes it. */
export const uncalculated = '#公式未计算'
