import { each } from './each.ts'

/** Puts a box before the head of a column of boxes that ticks all of them. */
export function watchSelectAll(): void {
  each<HTMLTableElement>('table', table => {
    const boxes = 'tbody input[type=checkbox]'
    const head = table.querySelector('thead th')
    // Only a column made for choosing: what must be checked one by one has no such head.
    if (!head?.querySelector('[data-select-all]') || !table.querySelector(boxes)) return
    const all = document.createElement('input')
    all.type = 'checkbox'
    all.setAttribute('aria-label', '全选')
    all.addEventListener('change', () => {
      each<HTMLInputElement>(
        boxes,
        box => {
          box.checked = all.checked
        },
        table,
      )
    })
    head.innerHTML = ''
    head.appendChild(all)
  })
}
