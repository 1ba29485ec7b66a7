import type { ComponentChildren } from 'preact'

/** A titled section of a page. */
export function Card({ title, children }: { readonly title?: string; readonly children: ComponentChildren }) {
  return (
    <section class="card">
      {title ? <h2>{title}</h2> : null}
      <div class="card-body">{children}</div>
    </section>
  )
}

export type Tone = 'info' | 'success' | 'warning'

/** A notice. Successes are announced to screen readers. */
export function Notice(props: {
  readonly tone?: Tone
  readonly title?: string
  readonly children?: ComponentChildren
}) {
  const { tone = 'info', title, children } = props
  return (
    <div class={`notice ${tone}`} {...(tone === 'success' ? { role: 'status' as const } : {})}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </div>
  )
}
