import { readAnswer } from './read-answer.ts'
import { textOf } from './text-of.ts'
import type { UploadForm } from './upload-form.ts'

/** The server's response to a post: where to go next, or the error. */
interface Answer {
  readonly location?: string
  readonly message?: string
}

/** The form's data with this file, whether chosen or dropped. */
export function wholeForm({ form, input }: UploadForm, file: File): FormData {
  const data = new FormData(form)
  if ('set' in data) data.set(input.name, file, file.name)
  return data
}

/** Posts a form without leaving the page; a network failure is a result, not an exception. */
export function post({ form, bar }: UploadForm, body: FormData | string, then: (answer: Answer) => void) {
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('X-Requested-With', 'island')
  if (typeof body === 'string') request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
  request.upload.onprogress = step => {
    if (step.lengthComputable && typeof body !== 'string') bar.value = (step.loaded / step.total) * 100
  }
  request.onload = () => then(read(request.responseText))
  request.onerror = () => then({ message: '网络中断，文件没有上传，请再试一次。' })
  request.send(body)
}

function read(text: string): Answer {
  const { location, message } = readAnswer(text)
  return { location: textOf(location), message: textOf(message) }
}
