/** Why something is closed after 免数字证书登陆, in the manual's words. */
export const whyClosed = {
  short: '需数字证书登录',
  long: '您使用的是免数字证书登录，仅可办理普通稳岗返还申报、应急稳岗返还申报、单位缓交登记申报。其他业务请使用数字证书登录（稍后开放），或到参保地社会保险经办机构窗口办理。',
} as const
