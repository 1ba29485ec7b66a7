/** A file to upload in parts (tus 1.0), with progress callbacks. */
interface Sending {
  readonly file: File
  /** tus creation address, such as /employer/uploads */
  readonly endpoint: string
  /** form token */
  readonly token: string
  onProgress(percent: number): void
  /** the network is down; the upload retries by itself */
  onWait(): void
  onDone(id: string): void
  /** the upload failed; without `words` the file may still be sent in one piece */
  onRefused(words?: string): void
}

interface Underway {
  readonly sending: Sending
  /** storage key to resume the upload when the same file is chosen after leaving the page */
  readonly key: string
  id: string | null
  tries: number
}

const part = 512 * 1024
const mostTries = 30

/** Uploads a file in parts and resumes after an interruption, by itself or when the same file is chosen again. */
export function sendInParts(sending: Sending): void {
  const { file, endpoint } = sending
  const key = `upload ${endpoint} ${file.name} ${file.size} ${file.lastModified}`
  const underway: Underway = { sending, key, id: sessionStorage.getItem(key), tries: 0 }
  window.addEventListener('online', () => {
    underway.tries = 0
  })
  goOn(underway)
}

function goOn(underway: Underway) {
  if (underway.id) ask(underway, 'HEAD', {}, found)
  else ask(underway, 'POST', { 'Upload-Length': String(underway.sending.file.size) }, begun)
}

function goOnLater(underway: Underway) {
  underway.tries += 1
  if (underway.tries > mostTries) {
    return underway.sending.onRefused('网络一直不通，已上传的部分会保留一天，稍后选择同一文件即可继续。')
  }
  underway.sending.onWait()
  setTimeout(() => goOn(underway), Math.min(1000 * underway.tries, 10_000))
}

function begun(underway: Underway, answer: XMLHttpRequest) {
  const words = answer.status === 413 || answer.status === 429 ? answer.responseText : undefined
  if (answer.status !== 201) return underway.sending.onRefused(words)
  underway.id = (answer.getResponseHeader('Location') || '').split('/').pop() || ''
  sessionStorage.setItem(underway.key, underway.id)
  send(underway, 0)
}

function found(underway: Underway, answer: XMLHttpRequest) {
  if (answer.status === 200) return send(underway, Number(answer.getResponseHeader('Upload-Offset')))
  sessionStorage.removeItem(underway.key)
  if (answer.status !== 404) return underway.sending.onRefused()
  underway.id = null
  goOn(underway)
}

function send(underway: Underway, offset: number) {
  const { file, onProgress, onDone } = underway.sending
  onProgress((offset / file.size) * 100)
  if (offset >= file.size && underway.id) return onDone(underway.id)
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
  ask(underway, 'PATCH', headers, sent, file.slice(offset, offset + part))
}

function sent(underway: Underway, answer: XMLHttpRequest) {
  if (answer.status === 409) return goOnLater(underway)
  if (answer.status !== 204) return underway.sending.onRefused(answer.responseText)
  underway.tries = 0
  send(underway, Number(answer.getResponseHeader('Upload-Offset')))
}

type Then = (underway: Underway, answer: XMLHttpRequest) => void

function ask(underway: Underway, method: string, headers: Record<string, string>, then: Then, body?: Blob) {
  const { id, sending } = underway
  const request = new XMLHttpRequest()
  request.open(method, id ? `${sending.endpoint}/${id}` : sending.endpoint)
  request.setRequestHeader('Tus-Resumable', '1.0.0')
  request.setRequestHeader('X-Form-Token', sending.token)
  for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name] ?? '')
  request.timeout = 60_000
  request.onerror = request.ontimeout = () => goOnLater(underway)
  request.onload = () => (request.status >= 500 ? goOnLater(underway) : then(underway, request))
  if (body) {
    const from = Number(headers['Upload-Offset'])
    request.upload.onprogress = step => sending.onProgress(((from + step.loaded) / sending.file.size) * 100)
  }
  request.send(body || null)
}
