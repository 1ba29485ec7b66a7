import type { ComponentChildren, VNode } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { assetPath } from './assets.ts'

/** A complete HTML document. */
export function Document({
  title,
  children,
}: {
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href={assetPath('favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('hall.css')} />
        <script src={assetPath('hall.js')} defer />
      </head>
      <body>{children}</body>
    </html>
  )
}

/**
 * Renders a document to HTML; everything except our own markup is escaped. A page with fields of a known kind takes the
 * island that cleans them along.
 */
export function renderPage(page: VNode): string {
  const markup = renderToStaticMarkup(page)
  const island = markup.includes(' data-kind="')
    ? `<script src="${assetPath('fields.js')}" defer></script>`
    : ''
  return `<!doctype html>${markup.replace('</head>', `${island}</head>`)}`
}
