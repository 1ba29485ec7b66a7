const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The problem with a 居民身份证号 (GB 11643-1999), or undefined. */
export function idNoFault(idNo: string): string | undefined {
  if (!/^\d{17}[\dX]$/.test(idNo)) return '请输入18位有效证件号码。'
  const date = birthDateOf(idNo)
  if (new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date) {
    return '请输入18位有效证件号码。第 7 到 14 位不是真实的出生日期。'
  }
  if (idCheck(idNo) !== idNo[17]) return '请输入18位有效证件号码。最后一位校验位不符，请核对。'
  return undefined
}

/** The check character (MOD 11-2) for the first 17 digits. */
export function idCheck(idNo: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(idNo.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** The birth date in the number, YYYY-MM-DD. */
export function birthDateOf(idNo: string): string {
  return `${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`
}

export function sexOf(idNo: string): '男' | '女' {
  return Number(idNo.charAt(16)) % 2 === 1 ? '男' : '女'
}
