import { each } from './each.ts'

/** Reorders pages by dragging; 上移 and 下移 do the same by keyboard and without scripts. */
export function watchPageDragging(): void {
  let dragged: HTMLElement | undefined
  each<HTMLElement>('[data-page]', page => {
    if (!moveOf(page)) return
    page.draggable = true
    page.addEventListener('dragstart', () => {
      dragged = page
      page.className = 'dragged'
    })
    page.addEventListener('dragend', () => {
      dragged = undefined
      page.className = ''
    })
    page.addEventListener('dragover', event => {
      if (dragged?.parentNode === page.parentNode) event.preventDefault()
    })
    page.addEventListener('drop', event => {
      if (!dragged || dragged === page || dragged.parentNode !== page.parentNode) return
      event.preventDefault()
      const place = moveOf(dragged)
      if (!place?.form) return
      place.value = String(placeOf(page))
      place.form.submit()
    })
  })
}

/** The target position field in the 上移 or 下移 form. */
function moveOf(page: Element): HTMLInputElement | null {
  const act = page.querySelector<HTMLInputElement>('input[name=_act][value=move]')
  return act?.form ? act.form.querySelector<HTMLInputElement>('input[name=to]') : null
}

/** Counts from 1. */
function placeOf(page: Element): number {
  let place = 1
  for (let before = page.previousElementSibling; before; before = before.previousElementSibling) place += 1
  return place
}
