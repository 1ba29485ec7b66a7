/** Presses the button of work that is done in goes until nothing is left; without scripts somebody presses it. */
export function watchContinuing(): void {
  const button = document.querySelector('[data-continue] button.button')
  if (button instanceof HTMLElement) window.setTimeout(() => button.click(), 500)
}
