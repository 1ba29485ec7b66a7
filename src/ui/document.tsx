import type { ComponentChildren, VNode } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { assetPath } from './assets.ts'
import { FieldsScript } from './form/fields-script.tsx'
import { ListedFields } from './form/listed-fields.ts'

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
      <body>
        <ListedFields.Provider value={[]}>
          {children}
          <FieldsScript />
        </ListedFields.Provider>
      </body>
    </html>
  )
}

/** Renders a document to HTML; everything except our own markup is escaped. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToStaticMarkup(page)}`
