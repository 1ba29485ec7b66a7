/** Progress through several steps; `at` counts from 0. */
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
