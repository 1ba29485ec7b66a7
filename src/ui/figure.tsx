import type { ComponentChildren } from 'preact'

/** A labelled figure, optionally with links. */
export function Figure(props: {
  readonly label: string
  readonly value: string
  readonly children?: ComponentChildren
}) {
  return (
    <div>
      <div class="figure">
        <span class="label">{props.label}</span>
        <span class="value">{props.value}</span>
        {props.children ? <div>{props.children}</div> : null}
      </div>
    </div>
  )
}

/** Figures side by side. */
export function Figures({ children }: { readonly children: ComponentChildren }) {
  return <div class="figures">{children}</div>
}
