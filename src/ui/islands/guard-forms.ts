import { each } from './each.ts'

/** Prevents double submission and warns before unsaved input is lost. */
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
      // A page restored from the back/forward cache must be usable again.
      setTimeout(() => {
        sent = false
      }, 8000)
    })
  })
  window.addEventListener('beforeunload', event => {
    if (changed) event.preventDefault()
  })
}
