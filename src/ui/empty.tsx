import type { ComponentChildren } from 'preact'

/** Nothing is here, and what to do about it. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>
}
