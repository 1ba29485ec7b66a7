/** A file to be sent in parts (tus 1.0), and who hears how it goes. */
interface Sending {
  readonly file: File
  /** where uploads begin, such as /employer/uploads */
  readonly endpoint: string
  /** the token that every form carries */
  readonly token: string
  onProgress(percent: number): void
  /** the network is away; it goes on by itself */
  onWait(): void
  onDone(id: string): void
  /** no more; without words the whole file may still be sent in one piece */
  onRefused(words?: string): void
}

const part = 512 * 1024
const mostTries = 30

/** Sends a file part by part and goes on where it broke off: by itself, and also after the page was left and the same file chosen again. */
export function sendInParts(sending: Sending): void {
  const { file, endpoint, token } = sending
  const key = `upload ${endpoint} ${file.name} ${file.size} ${file.lastModified}`
  let id = sessionStorage.getItem(key)
  let tries = 0

  function ask(
    method: string,
    headers: Record<string, string>,
    then: (answer: XMLHttpRequest) => void,
    body?: Blob,
  ) {
    const request = new XMLHttpRequest()
    request.open(method, id ? `${endpoint}/${id}` : endpoint)
    request.setRequestHeader('Tus-Resumable', '1.0.0')
    request.setRequestHeader('X-Form-Token', token)
    for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name] ?? '')
    request.timeout = 60_000
    request.onerror = goOnLater
    request.ontimeout = goOnLater
    request.onload = () => {
      if (request.status >= 500) return goOnLater()
      then(request)
    }
    if (body) {
      const sent = Number(headers['Upload-Offset'])
      request.upload.onprogress = step => sending.onProgress(((sent + step.loaded) / file.size) * 100)
    }
    request.send(body || null)
  }

  function goOnLater() {
    tries += 1
    if (tries > mostTries)
      return sending.onRefused('网络一直不通，已上传的部分会保留一天，稍后选择同一文件即可继续。')
    sending.onWait()
    setTimeout(goOn, Math.min(1000 * tries, 10_000))
  }

  function goOn(): void {
    if (id) ask('HEAD', {}, found)
    else ask('POST', { 'Upload-Length': String(file.size) }, begun)
  }

  function begun(answer: XMLHttpRequest) {
    const words = answer.status === 413 || answer.status === 429 ? answer.responseText : undefined
    if (answer.status !== 201) return sending.onRefused(words)
    id = (answer.getResponseHeader('Location') || '').split('/').pop() || ''
    sessionStorage.setItem(key, id)
    send(0)
  }

  function found(answer: XMLHttpRequest) {
    if (answer.status === 200) return send(Number(answer.getResponseHeader('Upload-Offset')))
    sessionStorage.removeItem(key)
    if (answer.status !== 404) return sending.onRefused()
    id = null
    goOn()
  }

  function send(offset: number) {
    sending.onProgress((offset / file.size) * 100)
    if (offset >= file.size && id) return sending.onDone(id)
    const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
    const sent = (answer: XMLHttpRequest) => {
      if (answer.status !== 204)
        return answer.status === 409 ? goOnLater() : sending.onRefused(answer.responseText)
      tries = 0
      send(Number(answer.getResponseHeader('Upload-Offset')))
    }
    ask('PATCH', headers, sent, file.slice(offset, offset + part))
  }

  window.addEventListener('online', () => {
    tries = 0
  })
  goOn()
}
