import { isOpenState, statusLabel } from '#casework'
import { Buttons, LinkButton, Notice } from '#ui'
import type { FilingProps } from './filing-form.tsx'
import { paths } from './paths.ts'

/** After saving: what was saved, what remains, and a button for the next step. */
export function Saved({ visit, hall, item, current: { declaration } }: FilingProps) {
  if (visit.query.saved === undefined || !declaration || !isOpenState(declaration.state) || visit.typed)
    return null
  const to = paths(hall)
  return (
    <Notice tone="success" title="温馨提示">
      <p>{item.words.saved}</p>
      <p>保存不等于提交：请继续上传材料，或直接提交申报。</p>
      <Buttons>
        <LinkButton href="#form" look="secondary" small>
          确定
        </LinkButton>
        <LinkButton href={to.submission(declaration.declarationId)} small>
          去提交
        </LinkButton>
      </Buttons>
    </Notice>
  )
}

export function Locked({ hall, item, current: { declaration } }: FilingProps) {
  if (!declaration) return null
  return (
    <Notice title={`这笔业务已提交，当前状态：${statusLabel(item, declaration).shown}`}>
      <p>受理流水号：{declaration.serial}。不能重复申报，办理情况请查看详情。</p>
      <LinkButton href={paths(hall).details(declaration.declarationId)}>查看详情</LinkButton>
    </Notice>
  )
}
