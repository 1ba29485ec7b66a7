/** 隶属关系 as shown on screen: the level of the division. */
export function affiliationOf(areaCode: string): string {
  if (areaCode.endsWith('0000')) return '省'
  return areaCode.endsWith('00') ? '市地区' : '县'
}
