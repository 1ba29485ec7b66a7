import { Table } from '#ui'

export interface ListProps {
  readonly caption: string
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** index of the mobile number column */
  readonly phone?: number
}

export function PlayerList({ caption, titles, rows, phone }: ListProps) {
  return (
    <Table<readonly string[]>
      caption={caption}
      rows={rows}
      empty=""
      columns={titles.map((title, i) => ({
        title,
        cell: row => {
          const text = row[i] ?? ''
          return i === phone && /^\d/.test(text) ? <a href={`/demo/phone?mobile=${text}`}>{text}</a> : text
        },
      }))}
    />
  )
}
