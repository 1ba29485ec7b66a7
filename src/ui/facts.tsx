/** Read-only facts: name and value in columns. */
export function Facts({
  rows,
}: {
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}) {
  return (
    <dl class="facts">
      {rows.map(row => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value === '' ? '—' : row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
