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
    try {
      const answer = JSON.parse(request.responseText)
      if (!answer.ok) return failed(answer.message)
      const challenge = field('challenge')
      if (challenge) challenge.value = answer.message
      done(answer.message)
    } catch (_error) {
      lost()
    }
  }
  const token = field('_form')
  request.send(`_form=${encodeURIComponent(token ? token.value : '')}&_act=challenge`)
}
