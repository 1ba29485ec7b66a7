/** Menu entries with a count: 我的待提交业务 0. */
export function Counts(props: {
  readonly label: string
  readonly counts: readonly { readonly href: string; readonly text: string; readonly count?: number }[]
}) {
  return (
    <ul class="counts" aria-label={props.label}>
      {props.counts.map(count => (
        <li key={count.text}>
          <a href={count.href}>
            {count.text} {count.count === undefined ? null : <b>{count.count}</b>}
          </a>
        </li>
      ))}
    </ul>
  )
}
