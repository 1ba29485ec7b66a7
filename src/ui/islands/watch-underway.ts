/** Reloads after three seconds while work is in progress, unless the user is typing or uploading. */
export function watchUnderway(): void {
  if (!document.querySelector('[data-underway]')) return
  window.setInterval(() => {
    const active = document.activeElement
    const typing = active instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName)
    if (!typing && !document.hidden && !uploading()) window.location.reload()
  }, 3000)
}

/** A file is being sent, or has been chosen and not sent yet. */
function uploading(): boolean {
  if (document.querySelector('.progress.on')) return true
  const chosen = document.querySelectorAll<HTMLInputElement>('input[type=file]')
  for (let i = 0; i < chosen.length; i += 1) if (chosen[i]?.value) return true
  return false
}
