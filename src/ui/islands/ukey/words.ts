import { type BridgeAnswer, unreachable } from './bridge.ts'

const driver = '可点击“相关驱动下载”安装或更新。'

export const blocked = {
  denied:
    '浏览器阻止了本页面访问本机的数字证书助手。请点击地址栏左侧的图标，在网站设置中允许访问本机（本地网络）上的程序，然后重新读取证书。',
  insecure: '当前网址不是以 https 开头的安全地址，浏览器不允许读取数字证书。请使用 https 地址打开本网厅。',
  prompt:
    '点击“读取证书”后，浏览器会询问是否允许本网站访问本机上的程序，请选择“允许”。只用于读取您的数字证书。',
} as const

/** The lowest protocol version this page supports. */
export const leastProtocol = 1

export const tooOld = `数字证书助手版本过低，不能在本网厅使用。${driver}`
export const noToken = `没有检测到 UK，请插入 UK 后点击“读取证书”。仍检测不到的，可能没有安装驱动，${driver}`
export const noCertificates = 'UK 中没有可以签名的证书，请到发证机构办理。'

const sentences: Readonly<Record<number, string>> = {
  [unreachable]: `没有连接上数字证书助手。请确认本机已安装并启动，再点击“读取证书”。${driver}`,
  167772163: `数字证书助手不支持此操作，请更新。${driver}`,
  167772188: '所选证书已不在 UK 中，请重新读取证书。',
  167772195: 'UK 已拔出，请插入后点击“读取证书”。',
  167772197: 'UK 密码已锁定，不能再试。请携带 UK 到发证机构解锁。',
  167772199: '数字证书密码应为 6 到 16 位，请重新输入（本次不计错误次数）。',
  184549377: '数字证书助手没有允许本网站使用，请联系发证机构，或更新助手。',
  184549378: '您取消了签名，没有登录，也没有提交。',
}

const wrongPin = 167772196

/** The sentence shown to the clerk. */
export function wordsFor({ code, retriesLeft }: BridgeAnswer): string {
  if (code === wrongPin) {
    const left = retriesLeft === undefined ? '' : `还可以输入 ${retriesLeft} 次，`
    return `数字证书密码不正确，${left}多次输错 UK 将被锁定。`
  }
  return sentences[code] || `数字证书助手返回错误（代码 ${code}），请重试；多次出现请联系发证机构。`
}
