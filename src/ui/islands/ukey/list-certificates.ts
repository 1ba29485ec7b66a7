import { membersOf } from '../members-of.ts'

interface Listed {
  readonly id: string
  readonly usage: string
  readonly alg: string
  readonly cert: string
  readonly subject: string
  readonly validTo: string
}

const members = ['id', 'usage', 'alg', 'cert', 'subject', 'validTo']

const isListed = (one: unknown): one is Listed => {
  const read = membersOf(one)
  return members.every(name => typeof read[name] === 'string')
}

/** Fills 请选择数字证书 with the signing certificates; preselects the only one or the previous choice. */
export function listCertificates(list: HTMLSelectElement, result: unknown): number {
  const found = Array.isArray(result) ? result.filter(isListed).filter(one => one.usage === 'sign') : []
  const before = list.value || list.getAttribute('data-chosen')
  while (list.options.length > 1) list.remove(1)
  for (let i = 0; i < found.length; i += 1) {
    const one = found[i]
    if (!one) continue
    const kind = one.alg.split('-')[0]
    const option = document.createElement('option')
    option.value = one.cert
    option.setAttribute('data-id', one.id)
    option.textContent = `${one.subject}（${kind}，${chinaDay(one.validTo)} 到期）`
    option.selected = one.cert === before || found.length === 1
    list.appendChild(option)
  }
  return found.length
}

/** The last day of validity in local time. */
function chinaDay(time: string): string {
  const at = Date.parse(time)
  return at > 0 ? new Date(at + 8 * 3600000).toISOString().slice(0, 10) : ''
}
