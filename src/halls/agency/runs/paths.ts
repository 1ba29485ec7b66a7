/** Addresses of 年度计算 and 政策发布. */
export const runsPath = '/agency/runs'
export const runPath = (runNo: number) => `${runsPath}/${runNo}`
export const differencesPath = (runNo: number) => `${runPath(runNo)}/differences`
export const policiesPath = '/agency/policies'
