import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface ListedPage {
  readonly key: string
  /** none while it cannot be read */
  readonly href: string | undefined
  /** 第 1 页 */
  readonly text: string
  /** thumbnail; none for a PDF */
  readonly picture?: string | undefined
  /** what stands in its place */
  readonly sheet: string
  readonly actions?: ComponentChildren
}

/** Page thumbnails of a document in order, with actions below each. */
export function PageList({
  label,
  pages,
}: {
  readonly label: string
  readonly pages: readonly ListedPage[]
}) {
  return (
    <ol class="page-list" aria-label={label}>
      {pages.map(page => (
        <li key={page.key} data-page={page.key}>
          {page.href ? (
            <a href={page.href} target="_blank" rel="noopener">
              <Sheet {...page} />
            </a>
          ) : (
            <Sheet {...page} />
          )}
          {page.actions}
        </li>
      ))}
    </ol>
  )
}

function Sheet({ picture, sheet, text }: ListedPage) {
  return (
    <>
      {picture ? (
        <img src={picture} alt="" loading="lazy" width="150" height="150" />
      ) : (
        <span class="sheet">
          <Icon name="file-text" />
          {sheet}
        </span>
      )}
      <span>{text}</span>
    </>
  )
}
