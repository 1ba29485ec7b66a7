/** The problem with a mobile number in the manual's words, or undefined. */
export function mobileFault(text: string): string | undefined {
  return /^1[3-9]\d{9}$/.test(text) ? undefined : '手机号码为必填项，且手机号码应为11位数字。'
}
