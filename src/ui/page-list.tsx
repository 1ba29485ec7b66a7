import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface ListedPage {
  readonly key: string
  readonly href: string
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
          <a href={page.href} target="_blank" rel="noopener">
            {page.picture ? (
              <img src={page.picture} alt="" loading="lazy" width="150" height="150" />
            ) : (
              <span class="sheet">
                <Icon name="file-text" />
                {page.sheet}
              </span>
            )}
            <span>{page.text}</span>
          </a>
          {page.actions}
        </li>
      ))}
    </ol>
  )
}
