import type { ComponentChildren } from 'preact'

/** The page's only h1. */
export function PageTitle({ children }: { readonly children: ComponentChildren }) {
  return <h1 class="page-title">{children}</h1>
}
