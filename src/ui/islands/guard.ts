import { each } from './each.ts'

/** Against the second press, and against leaving what was typed. */
export function guardForms(): void {
  let changed = false
  each<HTMLFormElement>('form[method=post]', form => {
    let sent = false
    form.addEventListener('change', () => {
      changed = !form.hasAttribute('data-upload')
    })
    form.addEventListener('submit', event => {
      if (sent) {
        event.preventDefault()
        return
      }
      sent = true
      changed = false
      // A page kept by the browser and come back to must be usable again.
      setTimeout(() => {
        sent = false
      }, 8000)
    })
  })
  window.addEventListener('beforeunload', event => {
    if (changed) event.preventDefault()
  })
}
