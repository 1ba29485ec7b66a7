import { readAnswer } from '../read-answer.ts'
import { textOf } from '../text-of.ts'

const pause = 2000

/** Polls every two seconds for pages sent by the phone and shows them. */
export function watchPairing(): void {
  const frame = document.querySelector('[data-pairing]')
  const news = frame?.getAttribute('data-pairing')
  if (!frame || !news) return
  let seen = frame.getAttribute('data-seen')
  const again = () => window.setTimeout(ask, pause)
  const ask = () => {
    const request = new XMLHttpRequest()
    request.open('GET', news)
    request.onload = () => {
      const answer = read(request.responseText)
      if (!answer.seen || answer.seen === seen) return again()
      seen = answer.seen
      return renew(frame, answer.over ? undefined : again)
    }
    request.onerror = again
    request.send()
  }
  again()
}

/** Fetches the current content of the frame. */
function renew(frame: Element, then: (() => void) | undefined): void {
  const request = new XMLHttpRequest()
  request.open('GET', location.href)
  request.responseType = 'document'
  request.onload = () => {
    const fresh = request.responseXML?.querySelector('[data-pairing]')
    if (fresh) frame.innerHTML = fresh.innerHTML
    then?.()
  }
  request.onerror = () => then?.()
  request.send()
}

function read(text: string): { seen: string; over: boolean } {
  const { seen, over } = readAnswer(text)
  return { seen: textOf(seen), over: over === true }
}
