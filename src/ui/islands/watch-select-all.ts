import { each } from './each.ts'

/** Adds a select-all checkbox to the header of a checkbox column. */
export function watchSelectAll(): void {
  each<HTMLTableElement>('table', table => {
    const boxes = 'tbody input[type=checkbox]'
    const head = table.querySelector('thead th')
    // Only for selection columns: conditions, which must be checked one by one, have no such header.
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
