import type { Material } from '#casework'
import { Tag, Underway } from '#ui'

interface MaterialStateProps {
  readonly material: Material
  readonly ahead: number
  /** address of the page that shows it */
  readonly href: string
}

/** 处理中, 待查毒 or 退回 of a material, with what to do about it; nothing once it is ready. */
export function MaterialState({ material: { pages, state }, ahead, href }: MaterialStateProps) {
  if (state === 'quarantined') return <Tag>待查毒</Tag>
  if (state === 'refused') {
    return (
      <>
        <Tag tone="danger">退回</Tag>
        {pages
          .filter(page => page.state === 'refused')
          .map(({ pageId, position, refusal }) => (
            <p class="error" key={pageId}>
              第 {position} 页没有通过检查，请删除后重新上传。{refusal}
            </p>
          ))}
      </>
    )
  }
  if (state !== 'judging') return null
  const done = pages.filter(page => page.state !== 'judging').length
  const before = ahead > 0 ? `前面还有 ${ahead} 个文件。` : ''
  return (
    <Underway
      label="处理进度"
      done={done}
      of={pages.length}
      words={`处理中：已处理 ${done} 页，共 ${pages.length} 页。${before}处理完成后才能提交。`}
      href={href}
    />
  )
}
