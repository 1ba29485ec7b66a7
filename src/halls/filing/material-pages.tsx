import type { ComponentChildren } from 'preact'
import type { Material, MaterialPage } from '#casework'
import { PageList } from '#ui'

interface MaterialPagesProps {
  /** the material's address; its pages are below it */
  readonly base: string
  readonly material: Material
  readonly actionsOf?: (page: MaterialPage) => ComponentChildren
}

const sheetWords: Readonly<Record<MaterialPage['state'], string>> = {
  ready: 'PDF',
  judging: '处理中',
  quarantined: '待查毒',
  refused: '退回',
}

/** Page thumbnails of a material, in order. */
export function MaterialPages({ base, material, actionsOf }: MaterialPagesProps) {
  return (
    <PageList
      label="材料页面"
      pages={material.pages.map(page => ({
        key: page.pageId,
        href: page.state === 'ready' ? pageHref(base, page) : undefined,
        text: pageText(page),
        sheet: sheetWords[page.state],
        picture:
          page.mediaType === 'application/pdf' || page.state !== 'ready'
            ? undefined
            : thumbnailHref(base, page),
        actions: actionsOf?.(page),
      }))}
    />
  )
}

export const pageHref = (base: string, page: MaterialPage) => `${base}/pages/${page.pageId}`

/** The rotation is part of the address; otherwise the browser would keep showing its cached image. */
const thumbnailHref = (base: string, page: MaterialPage) =>
  `${pageHref(base, page)}/thumbnail?turned=${page.rotation}`

export const pageText = (page: MaterialPage) =>
  page.mediaType === 'application/pdf' && page.state !== 'judging'
    ? `第 ${page.position} 页（PDF ${page.sheets} 页）`
    : `第 ${page.position} 页`
