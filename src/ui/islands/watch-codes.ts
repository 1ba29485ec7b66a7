import { each } from './each.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const sum = (text: string, weights: number[], value: (character: string) => number) => {
  let total = 0
  for (let i = 0; i < weights.length; i += 1) total += (weights[i] || 0) * value(text.charAt(i))
  return total
}

const judges: { [kind: string]: (text: string) => string } = {
  'credit-code': text => {
    if (text.length !== 18) return `应为 18 位，现在是 ${text.length} 位。`
    const check = (31 - (sum(text, creditWeights, one => alphabet.indexOf(one)) % 31)) % 31
    return alphabet.charAt(check) === text.charAt(17) ? '' : '校验位不符，请对照营业执照逐位核对。'
  },
  'id-no': text => {
    if (!/^\d{17}[\dX]$/.test(text)) return '请输入18位有效证件号码。'
    return '10X98765432'.charAt(sum(text, idWeights, Number) % 11) === text.charAt(17)
      ? ''
      : '校验位不符，请核对。'
  },
  mobile: text => (/^1[3-9]\d{9}$/.test(text) ? '' : '手机号码应为11位数字。'),
}

/** Validates on blur what the server would refuse: a wrong check digit, a number too short. */
export function watchCodes(): void {
  each<HTMLInputElement>('[data-check]', input => {
    const judge = judges[input.getAttribute('data-check') || '']
    if (!judge) return
    const note = document.createElement('span')
    note.className = 'error'
    note.setAttribute('role', 'status')
    input.parentElement?.insertBefore(note, input.nextSibling)
    input.addEventListener('blur', () => {
      const text = input.value.replace(/\s/g, '').toUpperCase()
      note.textContent = text === '' ? '' : judge(text)
    })
  })
}
