const masked = (text: string, head: number, tail: number) =>
  text.length <= head + tail
    ? '*'.repeat(text.length)
    : text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail)

/** 410***********0016 */
export const maskIdNo = (idNo: string): string => masked(idNo, 3, 4)

/** 138****0001 */
export const maskMobile = (mobile: string): string => masked(mobile, 3, 4)

/** The last four digits of a bank account. */
export const maskAccountNo = (account: string): string => masked(account, 0, 4)

/** 张* */
export const maskName = (name: string): string => masked(name, 1, 0)
