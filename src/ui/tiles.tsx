import { Icon, type IconName } from './icon.tsx'

export interface Tile {
  readonly text: string
  readonly icon: IconName
  /** absent while closed; `note` then says why */
  readonly href?: string
  readonly note?: string
}

/** Entries with icons. Closed entries stay visible and say why. */
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
