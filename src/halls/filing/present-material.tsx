import type { Material } from '#casework'
import { Button, Form, Tag } from '#ui'
import type { Visit } from '../serving/visit.ts'
import { type FilingHall, paths } from './paths.ts'

export interface PresentProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly id: string
  readonly material: Material
}

export function Present({ visit, hall, id, material }: PresentProps) {
  const to = paths(hall)
  return (
    <div>
      <span>本次上传{material.pages}页</span>　
      {material.scanned ? (
        <a href={to.material(id, material.materialId)} target="_blank" rel="noopener">
          查看 {material.name}
        </a>
      ) : (
        <Tag>待查毒</Tag>
      )}
      <Form
        action={to.materials(id)}
        hidden={{ ...visit.hidden, material: material.materialId, _act: 'remove' }}
      >
        <Button look="danger" small>
          删除
        </Button>
      </Form>
    </div>
  )
}
