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

/** Facts to be read, not typed: name and value in columns. */
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

type Tone = 'info' | 'success' | 'warning'

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

/** Where something stands, in one word. */
export function Tag(props: {
  readonly tone?: Tone | 'danger' | 'neutral'
  readonly children: ComponentChildren
}) {
  const { tone = 'neutral', children } = props
  return <span class={`tag ${tone}`}>{children}</span>
}

/** Nothing is here, and what to do about it. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>
}
