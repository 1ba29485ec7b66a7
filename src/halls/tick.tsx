import type { Declaration } from '#casework'

/** Chooses a declaration in a list, for the buttons below it. */
export function Tick({ row, ticked }: { readonly row: Declaration; readonly ticked: boolean }) {
  return (
    <input
      type="checkbox"
      name="id"
      value={row.declarationId}
      aria-label={`选择${row.unitName} ${row.serial ?? ''}`}
      checked={ticked}
    />
  )
}
