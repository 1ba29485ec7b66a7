import type { ComponentChildren } from 'preact'

/** Buttons side by side. */
export function Buttons({ children }: { readonly children: ComponentChildren }) {
  return <div class="buttons">{children}</div>
}
