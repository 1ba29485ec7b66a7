export interface Moment {
  readonly time: string
  readonly title: string
  readonly words: string
}

/** Events from top to bottom. */
export function Timeline({ moments }: { readonly moments: readonly Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((moment, i) => (
        <li key={i}>
          <time>{moment.time}</time>
          <b>{moment.title}</b>
          <div>{moment.words}</div>
        </li>
      ))}
    </ol>
  )
}
