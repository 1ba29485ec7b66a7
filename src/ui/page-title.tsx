import type { ComponentChildren } from 'preact'

/** The one heading of first rank. */
export function PageTitle({ children }: { readonly children: ComponentChildren }) {
  return <h1 class="page-title">{children}</h1>
}
