import { readAnswer } from '../read-answer.ts'
import { textOf } from '../text-of.ts'

/** Requests the text to sign at the moment of signing, since it expires after two minutes. */
export function freshText(
  form: HTMLFormElement,
  done: (text: string) => void,
  failed: (sentence: string) => void,
): void {
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
  request.setRequestHeader('X-Requested-With', 'island')
  const lost = () => failed('网络不通，请稍后再试。')
  request.onerror = lost
  request.onload = () => {
    const { ok, message } = readAnswer(request.responseText)
    const said = textOf(message)
    if (!said) return lost()
    if (ok !== true) return failed(said)
    const challenge = field('challenge')
    if (challenge) challenge.value = said
    done(said)
  }
  const token = field('_form')
  request.send(`_form=${encodeURIComponent(token ? token.value : '')}&_act=challenge`)
}
