import { type Material, type MaterialPage, turned } from '#casework'
import { Button, Form } from '#ui'

interface PageActionsProps {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly material: Material
  readonly page: MaterialPage
}

/** 上移, 下移, 旋转, 删除 of one page. Each posts its target state, so a second press has no effect. */
export function PageActions({ action, hidden, material, page }: PageActionsProps) {
  const { position, pageId, rotation, mediaType, state } = page
  const several = material.pages.length > 1
  const which = <span class="hidden-text">第 {position} 页</span>
  const known = { ...hidden, material: material.materialId, page: pageId }
  const move = (to: number, word: string) => (
    <Form action={action} hidden={{ ...known, _act: 'move', to: String(to) }}>
      <Button look="secondary" small>
        {word}
        {which}
      </Button>
    </Form>
  )
  return (
    <div class="page-actions">
      {position > 1 ? move(position - 1, '上移') : null}
      {position < material.pages.length ? move(position + 1, '下移') : null}
      {mediaType === 'application/pdf' || state !== 'ready' ? null : (
        <Form action={action} hidden={{ ...known, _act: 'turn', to: String(turned(rotation)) }}>
          <Button look="secondary" small>
            旋转{which}
          </Button>
        </Form>
      )}
      {several ? (
        <Form action={action} hidden={{ ...known, _act: 'remove-page' }}>
          <Button look="danger" small>
            删除{which}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}
