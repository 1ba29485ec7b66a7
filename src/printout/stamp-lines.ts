import type { Sheet } from './layout.ts'

/** The header lines of every document, the same in every format. */
export function stampLines({ layout, stamp }: Sheet): readonly string[] {
  return [
    layout.mark ? `${layout.issuer}　〔${layout.mark}〕` : layout.issuer,
    ...(layout.reference ? [`${layout.reference.label}：${layout.reference.value}`] : []),
    `单据编号：${stamp.number}　验证码：${stamp.code}`,
    `开具时间：${stamp.issuedAt}${stamp.signed ? '' : '　本单据未加盖电子签名'}`,
    `验证：扫右侧二维码，或打开 ${stamp.page} 输入单据编号和验证码`,
  ]
}

/** The small print of every page, before its number. */
export const footLine = ({ stamp }: Sheet): string => `单据编号：${stamp.number}`

/** the handwritten date */
export const dateLine = '年　　月　　日'
