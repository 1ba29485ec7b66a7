/** Presses the continue button of chunked work until it is done; without scripts the user presses it. */
export function watchContinuing(): void {
  const button = document.querySelector('[data-continue] button.button')
  if (button instanceof HTMLElement) window.setTimeout(() => button.click(), 500)
}
