import { type Item, isOpenState } from '#casework'
import { Buttons, LinkButton, Notice } from '#ui'
import type { FilingProps } from './filing-form.tsx'
import { type FilingHall, paths } from './paths.ts'

/** After saving: what was saved, what remains, and a button for the next step. */
export function Saved({ visit, hall, item, current: { declaration } }: FilingProps) {
  if (visit.query.saved === undefined || !declaration || !isOpenState(declaration.state) || visit.typed)
    return null
  return <SavedNotice hall={hall} item={item} id={declaration.declarationId} />
}

interface SavedNoticeProps {
  readonly hall: FilingHall
  readonly item: Item
  readonly id: string
}

/** 温馨提示: saving is not submitting. */
export function SavedNotice({ hall, item, id }: SavedNoticeProps) {
  return (
    <Notice tone="success" title="温馨提示">
      <p>{item.words.saved}</p>
      <p>
        {item.rows
          ? `保存不等于提交：可以继续填报其余${item.rows.noun}，全部填好后提交申报。`
          : '保存不等于提交：请继续上传材料，或直接提交申报。'}
      </p>
      <Buttons>
        <LinkButton href="#form" look="secondary" small>
          确定
        </LinkButton>
        <LinkButton href={paths(hall).submission(id)} small>
          去提交
        </LinkButton>
      </Buttons>
    </Notice>
  )
}
