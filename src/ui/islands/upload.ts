import { each } from './each.ts'

/** Sends a chosen file at once and shows how far it is; the page the server answers with is then opened. */
export function watchUploads(): void {
  if (typeof FormData === 'undefined' || !('upload' in new XMLHttpRequest())) return
  each<HTMLFormElement>('form[data-upload]', form => {
    const frame = form.querySelector('[data-progress]')
    const bar = form.querySelector('progress')
    const file = form.querySelector<HTMLInputElement>('input[type=file]')
    if (!frame || !bar || !file) return
    form.addEventListener('submit', event => {
      if (!file.value) return
      event.preventDefault()
      frame.className = 'progress on'
      const request = new XMLHttpRequest()
      request.open('POST', form.action)
      request.setRequestHeader('X-Requested-With', 'island')
      request.upload.onprogress = step => {
        if (step.lengthComputable) bar.value = Math.round((step.loaded / step.total) * 100)
      }
      request.onload = () => {
        const answer = reply(request.responseText)
        if (answer.location) location.assign(answer.location)
        else refuse(form, file, answer.message || '上传失败，请稍后再试。')
      }
      request.onerror = () => refuse(form, file, '网络中断，文件没有上传，请再试一次。')
      request.send(new FormData(form))
    })
  })
}

function reply(text: string): { location?: string; message?: string } {
  try {
    return JSON.parse(text)
  } catch (_error) {
    return {}
  }
}

function refuse(form: HTMLFormElement, file: HTMLInputElement, words: string): void {
  const frame = form.querySelector('[data-progress]')
  if (frame) frame.className = 'progress'
  let note = form.querySelector('.error')
  if (!note) {
    note = document.createElement('span')
    note.className = 'error'
    note.setAttribute('role', 'alert')
    file.parentNode?.insertBefore(note, file.nextSibling)
  }
  note.textContent = words
}
