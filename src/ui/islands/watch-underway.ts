/** Reloads after three seconds while work is in progress, unless the user is typing. */
export function watchUnderway(): void {
  if (!document.querySelector('[data-underway]')) return
  window.setInterval(() => {
    const active = document.activeElement
    const typing = active instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName)
    if (!typing && !document.hidden) window.location.reload()
  }, 3000)
}
