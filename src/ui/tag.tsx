import type { ComponentChildren } from 'preact'
import type { Tone } from './card.tsx'

/** A state label. */
export function Tag(props: {
  readonly tone?: Tone | 'danger' | 'neutral'
  readonly children: ComponentChildren
}) {
  const { tone = 'neutral', children } = props
  return <span class={`tag ${tone}`}>{children}</span>
}
