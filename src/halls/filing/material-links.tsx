import type { CaseFile, Item } from '#casework'
import { MaterialPages } from './material-pages.tsx'

interface MaterialLinksProps {
  readonly item: Item
  readonly file: CaseFile
  readonly hrefOf: (materialId: string) => string
}

/** Read-only list of a declaration's materials, each with page thumbnails in order. */
export function MaterialLinks({ item, file, hrefOf }: MaterialLinksProps) {
  if (file.materials.length === 0) return <p class="muted">没有上传电子材料。</p>
  return (
    <>
      {file.materials.map(material => {
        const base = hrefOf(material.materialId)
        return (
          <div class="material" key={material.materialId}>
            <a href={base}>
              {item.materials.find(kind => kind.code === material.kind)?.name ?? material.kind}
            </a>
            <span class="muted">
              （{material.sheets}页{material.takenFrom ? '，以前提交过' : ''}）
            </span>
            <MaterialPages base={base} material={material} />
          </div>
        )
      })}
    </>
  )
}
