/** The insurances whose employments and contributions the hall keeps; 医疗保险 and 生育保险 are billed by 医保. */
export const insurances = ['养老保险', '失业保险', '工伤保险'] as const

export type Insurance = (typeof insurances)[number]

/** Whether a person may have it with several units at the same time. */
export const mayBeSeveral = (insurance: Insurance): boolean => insurance === '工伤保险'
