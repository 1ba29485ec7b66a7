import { isOpenState } from '#casework'
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
