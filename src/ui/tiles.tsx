import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export interface Tile {
  readonly text: string
  readonly icon: IconName
  /** missing while it is closed; `note` then says why */
  readonly href?: string
  readonly note?: string
}

/** Entries with a drawing each. What is closed stays visible and says why. */
export function Tiles({ tiles, label }: { readonly tiles: readonly Tile[]; readonly label: string }) {
  return (
    <ul class={tiles.length === 5 ? 'tiles five' : 'tiles'} aria-label={label}>
      {tiles.map(tile => (
        <li key={tile.text}>
          {tile.href ? (
            <a href={tile.href}>
              <Icon name={tile.icon} />
              {tile.text}
              {tile.note ? <small>{tile.note}</small> : null}
            </a>
          ) : (
            <span class="closed">
              <Icon name={tile.icon} />
              {tile.text}
              <small>{tile.note}</small>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A figure with its name; links may follow. */
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

/** Entries that carry a number: 我的待提交业务 0. */
export function Counts(props: {
  readonly label: string
  readonly counts: readonly { readonly href: string; readonly text: string; readonly count?: number }[]
}) {
  return (
    <ul class="counts" aria-label={props.label}>
      {props.counts.map(count => (
        <li key={count.text}>
          <a href={count.href}>
            {count.text} {count.count === undefined ? null : <b>{count.count}</b>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Titles with a day or a word behind each. */
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
