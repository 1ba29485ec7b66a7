import type { CaseFile, Item } from '#casework'
import { LinkList } from '#ui'

interface MaterialLinksProps {
  readonly item: Item
  readonly file: CaseFile
  readonly hrefOf: (materialId: string) => string
}

/** The materials of a declaration, to be looked at. */
export function MaterialLinks({ item, file, hrefOf }: MaterialLinksProps) {
  return (
    <LinkList
      empty="没有上传电子材料。"
      links={file.materials.map(material => ({
        href: hrefOf(material.materialId),
        text: item.materials.find(kind => kind.code === material.kind)?.name ?? material.kind,
        behind: <span>{material.pages}页</span>,
      }))}
    />
  )
}
