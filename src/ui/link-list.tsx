import type { ComponentChildren } from 'preact'

/** A list of links, each followed by a date or word. */
export function LinkList(props: {
  readonly links: readonly {
    readonly href: string
    readonly text: string
    readonly behind?: ComponentChildren
  }[]
  readonly empty: string
}) {
  if (props.links.length === 0) return <p class="muted">{props.empty}</p>
  return (
    <ul class="link-list">
      {props.links.map((link, i) => (
        <li key={i}>
          <a href={link.href}>{link.text}</a>
          {link.behind}
        </li>
      ))}
    </ul>
  )
}
