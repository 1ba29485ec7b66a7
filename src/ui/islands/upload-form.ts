/** The elements of an upload form. */
export interface UploadForm {
  readonly form: HTMLFormElement
  readonly frame: Element
  readonly bar: HTMLProgressElement
  readonly input: HTMLInputElement
}

/** Shows the status above the progress bar, leaving the bar in place. */
export function say({ frame }: UploadForm, words: string): void {
  frame.className = words ? 'progress on' : 'progress'
  let status = frame.querySelector('[role=status]')
  if (!status) {
    status = document.createElement('span')
    status.setAttribute('role', 'status')
    frame.insertBefore(status, frame.firstChild)
  }
  if (status.textContent !== words) status.textContent = words
}

/** One or more files can be dropped anywhere on the form; they are sent at once. */
export function takeDrops({ form, input }: UploadForm, take: (files: ArrayLike<File>) => void): void {
  if (!('ondrop' in form) || input.hasAttribute('capture')) return
  form.classList.add('droppable')
  const hint = document.createElement('span')
  hint.className = 'hint'
  hint.textContent = '也可以把文件拖到这里。'
  input.parentNode?.insertBefore(hint, input.nextSibling)
  const over = (event: DragEvent) => {
    event.preventDefault()
    form.classList.add('dropping')
  }
  const leave = () => form.classList.remove('dropping')
  form.addEventListener('dragenter', over)
  form.addEventListener('dragover', over)
  form.addEventListener('dragleave', leave)
  form.addEventListener('drop', event => {
    event.preventDefault()
    leave()
    if (event.dataTransfer) take(event.dataTransfer.files)
  })
}
