import type { UploadForm } from './upload-form.ts'

/** What the server says of a post: where to go on, or what is wrong. */
interface Answer {
  readonly location?: string
  readonly message?: string
}

/** The form with this file, whether it was chosen in it or dropped on it. */
export function wholeForm({ form, input }: UploadForm, file: File): FormData {
  const data = new FormData(form)
  if ('set' in data) data.set(input.name, file, file.name)
  return data
}

/** Posts a form without leaving the page; a broken network is an answer too. */
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
  try {
    return JSON.parse(text)
  } catch (_error) {
    return {}
  }
}
