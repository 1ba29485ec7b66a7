/** Where somebody is on a way of several steps; `at` counts from 0. */
export function Steps({ steps, at }: { readonly steps: readonly string[]; readonly at: number }) {
  return (
    <ol class="steps" aria-label="办理步骤">
      {steps.map((step, i) => (
        <li
          key={step}
          class={i < at ? 'done' : ''}
          {...(i === at ? { 'aria-current': 'step' as const } : {})}
        >
          {`${i + 1}. ${step}`}
        </li>
      ))}
    </ol>
  )
}

export interface Moment {
  readonly time: string
  readonly title: string
  readonly words: string
}

/** What happened, one below the other. */
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
