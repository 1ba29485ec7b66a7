import { readAnswer } from '../read-answer.ts'
import { textOf } from '../text-of.ts'
import { type Edited, openEditor } from './open-editor.ts'
import { decode, finished } from './picture.ts'

/** Opens a chosen photograph in the editor and sends the result. */
export function watchCamera(): void {
  const form = document.querySelector<HTMLFormElement>('[data-camera] form')
  const file = form?.querySelector<HTMLInputElement>('input[type=file]')
  const editor = document.querySelector<HTMLElement>('[data-editor]')
  const status = document.querySelector('[data-camera-status]')
  if (!form || !file || !editor || typeof createImageBitmap === 'undefined') return
  const say = (words: string) => {
    if (status) status.textContent = words
  }
  const show = (editing: boolean) => {
    form.hidden = editing
    editor.hidden = !editing
  }
  let now: (() => Edited) | undefined
  file.addEventListener('change', () => {
    const photograph = file.files?.[0]
    if (!photograph) return
    say('正在处理照片…')
    decode(photograph).then(
      picture => {
        show(true)
        now = openEditor(editor, picture).now
        say('请核对橙色线框，必要时拖动四个角对准纸张边缘。')
      },
      () => say('这张照片在手机上无法处理，可以直接上传。'),
    )
  })
  const again = () => {
    form.reset()
    show(false)
  }
  const press = (name: string, run: () => void) => {
    const button = editor.querySelector<HTMLButtonElement>(`[data-${name}]`)
    if (button) button.onclick = run
  }
  press('again', () => {
    again()
    say('')
  })
  let sending = false
  press('send', () => {
    if (!now || sending) return
    sending = true
    say('正在上传…')
    const { picture, quad } = now()
    finished(picture, quad, jpeg => {
      const done = (words: string, sent: boolean) => {
        sending = false
        say(words)
        if (sent) again()
      }
      if (jpeg) send(form, jpeg, done)
      else done('照片无法处理，请重拍。', false)
    })
  })
}

function send(form: HTMLFormElement, jpeg: Blob, done: (words: string, sent: boolean) => void): void {
  const body = new FormData()
  for (let i = 0; i < form.elements.length; i += 1) {
    const input = form.elements[i]
    if (input instanceof HTMLInputElement && input.type === 'hidden') body.append(input.name, input.value)
  }
  body.append('file', jpeg, '手机拍照.jpg')
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('X-Requested-With', 'island')
  request.onload = () => {
    const answer = read(request.responseText)
    if (answer.ok) done('这一页已上传，电脑上已能看到。可以继续拍下一页。', true)
    else done(answer.message || '上传失败，请稍后再试。', false)
  }
  request.onerror = () => done('网络中断，这一页没有上传，请再试一次。', false)
  request.send(body)
}

function read(text: string): { ok: boolean; message: string } {
  const { ok, message } = readAnswer(text)
  return { ok: ok === true, message: textOf(message) }
}
