import { type FieldKindName, fieldKinds } from '../../../registry/fields/field-kinds.ts'
import { each } from '../each.ts'

/**
 * Cleans what is typed or pasted into a field of a known kind, with the server's own function, and says what the server
 * would refuse.
 */
export function watchFields(): void {
  each<HTMLInputElement>('input[data-kind]', input => {
    const kind = fieldKinds[input.getAttribute('data-kind') as FieldKindName]
    if (!kind || input.readOnly) return
    const note = document.createElement('span')
    note.className = 'error'
    note.setAttribute('role', 'status')
    input.parentElement?.insertBefore(note, input.nextSibling)
    const cleanAndCheck = () => {
      const text = kind.clean(input.value)
      if (text !== input.value) input.value = text
      note.textContent = (text !== '' && kind.fault(text)) || ''
    }
    input.addEventListener('change', cleanAndCheck)
    input.addEventListener('blur', cleanAndCheck)
    input.addEventListener('paste', event => pasteCleaned(input, event, kind.clean))
  })
}

/** A browser would cut a pasted text to the field's length before it could be cleaned. */
function pasteCleaned(input: HTMLInputElement, event: ClipboardEvent, clean: (text: string) => string): void {
  const { selectionStart: from, selectionEnd: to } = input
  const pasted = event.clipboardData?.getData('text')
  if (!pasted || from === null || to === null) return
  const whole = input.value.slice(0, from) + pasted + input.value.slice(to)
  const cleaned = clean(whole)
  if (cleaned === whole) return
  event.preventDefault()
  input.value = cleaned
  input.dispatchEvent(newChange())
}

/** Browsers that know no `Event` constructor make events by the document. */
function newChange(): Event {
  const event = document.createEvent('Event')
  event.initEvent('change', true, false)
  return event
}
