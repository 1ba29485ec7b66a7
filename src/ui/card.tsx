import type { ComponentChildren } from 'preact'

/** A titled part of a page. */
export function Card({ title, children }: { readonly title?: string; readonly children: ComponentChildren }) {
  return (
    <section class="card">
      {title ? <h2>{title}</h2> : null}
      <div class="card-body">{children}</div>
    </section>
  )
}

export type Tone = 'info' | 'success' | 'warning'

/** Something to be noticed. A success is announced. */
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
