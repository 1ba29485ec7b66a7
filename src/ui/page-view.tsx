interface ViewedPage {
  readonly href: string
  /** 第 1 页 */
  readonly text: string
  /** a PDF opens on its own */
  readonly pdf: boolean
}

/** A document's pages from first to last. */
export function PageView({ pages }: { readonly pages: readonly ViewedPage[] }) {
  return (
    <div class="page-view">
      {pages.map(page => (
        <figure key={page.href}>
          <figcaption>{page.text}</figcaption>
          {page.pdf ? (
            <a href={page.href}>打开 PDF</a>
          ) : (
            <a href={page.href}>
              <img src={page.href} alt={page.text} loading="lazy" />
            </a>
          )}
        </figure>
      ))}
    </div>
  )
}
