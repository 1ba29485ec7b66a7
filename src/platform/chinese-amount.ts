import type { Fen } from './money.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/**
 * An amount in Chinese capitals, as required on vouchers (《支付结算办法》附件一): 1296001 → 壹万贰仟玖佰陆拾元零壹分, 1728000 → 壹万柒仟贰佰捌拾元整.
 * Not negative.
 */
export function chineseAmount(fen: Fen): string {
  const jiao = Math.floor((fen % 100) / 10)
  const last = fen % 10
  const yuan = wholeYuan(Math.floor(fen / 100))
  if (jiao === 0 && last === 0) return `${yuan || '零'}元整`
  const small = `${jiao > 0 ? `${digits[jiao]}角` : ''}${last > 0 ? `${digits[last]}分` : '整'}`
  if (!yuan) return small
  return `${yuan}元${jiao === 0 ? '零' : ''}${small}`
}

function wholeYuan(yuan: number): string {
  let text = ''
  let gap = false
  let before = 1
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000
    if (value === 0) {
      gap = text !== ''
      continue
    }
    const zero = text !== '' && (gap || value < 1000 || before % 10 === 0) ? '零' : ''
    text += zero + fourDigits(value) + groups[group]
    gap = false
    before = value
  }
  return text
}

function fourDigits(value: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
      gap = false
    }
  }
  return text
}
