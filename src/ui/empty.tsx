import type { ComponentChildren } from 'preact'

/** Empty state with a hint what to do. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>
}
