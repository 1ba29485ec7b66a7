import { each } from '../each.ts'
import { membersOf } from '../members-of.ts'
import { textOf } from '../text-of.ts'
import { type BridgeAnswer, base64, callBridge, mayReachBridge } from './bridge.ts'
import { freshText } from './fresh-text.ts'
import { listCertificates } from './list-certificates.ts'
import { blocked, leastProtocol, noCertificates, noToken, tooOld, wordsFor } from './words.ts'

/** UKey forms: lists the certificates and signs the text with the PIN; the PIN is never posted. */
export function watchUKeys(): void {
  each<HTMLFormElement>('form[data-ukey]', form => {
    const bridge = form.getAttribute('data-ukey') || ''
    const list = form.querySelector<HTMLSelectElement>('[data-ukey-list]')
    const pin = form.querySelector<HTMLInputElement>('[data-ukey-pin]')
    const signature = form.querySelector<HTMLInputElement>('[data-ukey-signature]')
    const status = form.querySelector('[data-ukey-status]')
    if (!list || !pin || !signature || !status) return
    let busy = false
    const say = (text: string, tone = 'warning') => {
      status.className = text ? `notice ${tone}` : ''
      status.textContent = text
    }
    const free = (text: string) => {
      busy = false
      say(text)
    }
    const read = () => {
      say('正在读取证书……', 'info')
      readCertificates(bridge, list, say)
    }
    each('[data-ukey-without]', notice => notice.parentNode?.removeChild(notice), form)
    each<HTMLFieldSetElement>('[data-ukey-fields]', fields => (fields.disabled = false), form)
    each('[data-ukey-read]', button => button.addEventListener('click', read), form)
    mayReachBridge(state => (state === 'free' ? read() : say(blocked[state])))

    const sign = (text: string, certificate: string) => {
      const params = { certId: certificate, pin: pin.value, data: base64(text) }
      callBridge(bridge, { method: 'sign', params }, answer => {
        const made = answer.code === 0 ? signatureOf(answer) : ''
        if (!made) return free(wordsFor(answer))
        signature.value = made
        pin.value = ''
        pin.disabled = true
        say('签名完成，正在提交……', 'info')
        form.submit()
      })
    }
    form.addEventListener('submit', event => {
      event.preventDefault()
      if (busy) return
      const chosen = list.options[list.selectedIndex]
      const certificate = chosen?.getAttribute('data-id') || ''
      if (!certificate) return say('请先选择数字证书；没有列出的，请插入 UK 后点击“读取证书”。')
      if (!pin.value) return say('请输入数字证书密码。')
      busy = true
      say('正在签名，请稍候；如 UK 上有按键，请按提示确认。', 'info')
      const text = form.getAttribute('data-sign')
      if (text) sign(text, certificate)
      else freshText(form, fresh => sign(fresh, certificate), free)
    })
  })
}

function readCertificates(bridge: string, list: HTMLSelectElement, say: (text: string) => void): void {
  callBridge(bridge, { method: 'info' }, answer => {
    if (answer.code !== 0) return say(wordsFor(answer))
    const { protocol, tokens } = membersOf(answer.result)
    if (!(typeof protocol === 'number' && protocol >= leastProtocol)) return say(tooOld)
    if (!Array.isArray(tokens) || tokens.length === 0) {
      listCertificates(list, [])
      return say(noToken)
    }
    callBridge(bridge, { method: 'listCertificates' }, given => {
      if (given.code !== 0) return say(wordsFor(given))
      say(listCertificates(list, given.result) > 0 ? '' : noCertificates)
    })
  })
}

function signatureOf({ result }: BridgeAnswer): string {
  return textOf(membersOf(result).signature)
}
