/** 增员原因 (AAE160): how an employment began. */
export const beginningReasons: Readonly<Record<string, string>> = {
  111: '新参保',
  121: '续保',
  131: '统筹区外转入',
  141: '统筹区内转入',
}
