import { type FieldKindName, fieldKinds } from '../../../registry/fields/field-kinds.ts'
import { each } from '../each.ts'

/**
 * Cleans what is typed or pasted into a field of a known kind, with the server's own function, and says what the server
 * would refuse.
 */
export function watchFields(): void {
  const afterPress = untilReleased()
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
      afterPress(() => {
        note.textContent = (text !== '' && kind.fault(text)) || ''
      })
    }
    input.addEventListener('change', cleanAndCheck)
    input.addEventListener('blur', cleanAndCheck)
    input.addEventListener('paste', event => pasteCleaned(input, event, kind.clean))
  })
}

/**
 * Puts off what moves the page while a button is pressed: who presses 保存 leaves a field, and 保存 must not slip away
 * under the pointer before it is released.
 */
function untilReleased(): (show: () => void) => void {
  let pressed = false
  let waiting: (() => void)[] = []
  const release = () => {
    pressed = false
    const due = waiting
    waiting = []
    for (let i = 0; i < due.length; i += 1) due[i]?.()
  }
  document.addEventListener('mousedown', () => (pressed = true), true)
  // After the click that belongs to it.
  document.addEventListener('mouseup', () => setTimeout(release, 0), true)
  return show => {
    if (pressed) waiting.push(show)
    else show()
  }
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
