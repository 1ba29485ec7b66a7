import { type Declaration, type Item, statusLabel } from '#casework'
import { Buttons, LinkButton, Notice } from '#ui'
import { type FilingHall, paths } from './paths.ts'

interface NotOpenProps {
  readonly hall: FilingHall
  readonly item: Item
  readonly declaration: Declaration
}

/** On top of every page of a declaration that can no longer be changed, in place of what would change it. */
export function NotOpen({ hall, item, declaration }: NotOpenProps) {
  const to = paths(hall)
  if (declaration.state === 'discarded')
    return (
      <Notice tone="warning" title="这份申报已删除">
        <p>没有提交过的申报删除后不再办理。如仍要申报，请重新填报。</p>
        <LinkButton href={to.again(item, declaration)} small>
          重新填报
        </LinkButton>
      </Notice>
    )
  return (
    <Notice title={`这笔业务已提交，当前状态：${statusLabel(item, declaration).shown}`}>
      <p>受理流水号：{declaration.serial}。不能重复申报，办理情况请查看详情。</p>
      <Buttons>
        <LinkButton href={to.details(declaration.declarationId)} small>
          查看详情
        </LinkButton>
      </Buttons>
    </Notice>
  )
}
