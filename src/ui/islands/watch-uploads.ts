import { each } from './each.ts'
import { encode } from './encode.ts'
import { openPage } from './open-page.ts'
import { post, wholeForm } from './post-form.ts'
import { sendInParts } from './send-in-parts.ts'
import { say, takeDrops, type UploadForm } from './upload-form.ts'

/** Uploads chosen or dropped files in turn, large ones in parts, then opens the page the server returns. */
export function watchUploads(): void {
  if (typeof FormData === 'undefined' || !('upload' in new XMLHttpRequest())) return
  each<HTMLFormElement>('form[data-upload]', form => {
    const frame = form.querySelector('[data-progress]')
    const bar = form.querySelector('progress')
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    if (!frame || !bar || !input) return
    const parts: UploadForm = { form, frame, bar, input }
    let sending = false
    const start = (files: ArrayLike<File>) => {
      if (sending || files.length === 0) return
      sending = true
      sendAll(parts, files, 0, () => {
        sending = false
      })
    }
    form.addEventListener('submit', event => {
      if (!input.files || input.files.length === 0) return
      event.preventDefault()
      start(input.files)
    })
    takeDrops(parts, start)
  })
}

function sendAll(parts: UploadForm, files: ArrayLike<File>, at: number, stopped: () => void) {
  const file = files[at]
  if (!file) return
  const { form } = parts
  const refuse = (words: string) => {
    say(parts, '')
    refused(parts, files.length > 1 ? `${file.name}：${words}` : words)
    stopped()
  }
  const send = (body: FormData | string) =>
    post(parts, body, ({ location: next, message }) => {
      if (!next) return refuse(message || '上传失败，请稍后再试。')
      if (at + 1 < files.length) sendAll(parts, files, at + 1, stopped)
      else openPage(next)
    })
  const whole = () => send(wholeForm(parts, file))
  const token = form.querySelector<HTMLInputElement>('input[name=_form]')
  const hall = /^\/(person|employer|agency)\//.exec(location.pathname)
  const inParts = hall && token && file.size > 512 * 1024 && 'slice' in file && 'sessionStorage' in window
  say(parts, `正在上传 ${file.name}`)
  if (!inParts) return whole()
  sendInParts({
    file,
    endpoint: `/${hall[1]}/uploads`,
    token: token.value,
    onProgress: percent => {
      parts.bar.value = Math.round(percent)
      say(parts, `正在上传 ${file.name}`)
    },
    onWait: () => say(parts, '网络中断，接通后自动从断开处继续。'),
    onDone(id) {
      say(parts, '已上传，正在检查文件')
      const name = encodeURIComponent(file.name)
      send(`${encode(form)}&_upload=${encodeURIComponent(id)}&_uploadName=${name}`)
    },
    onRefused: words => (words ? refuse(words) : whole()),
  })
}

function refused({ form, input }: UploadForm, words: string): void {
  let note = form.querySelector('.error')
  if (!note) {
    note = document.createElement('span')
    note.className = 'error'
    note.setAttribute('role', 'alert')
    input.parentNode?.insertBefore(note, input.nextSibling)
  }
  note.textContent = words
}
