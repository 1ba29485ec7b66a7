import type { CaseFile, Item } from '#casework'
import { Buttons, LinkButton, Notice } from '#ui'
import { type FilingHall, paths } from './paths.ts'

export interface OpenCase {
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseFile
}

/** Remaining steps of a draft or returned declaration, with their buttons. */
export function StillToDo({ hall, item, file }: OpenCase) {
  const back = [...file.history].reverse().find(line => line.verb === 'sendBack')
  const returned = file.declaration.state === 'returned'
  return (
    <Notice tone="warning" title={returned ? '已退回，请补正后重新提交' : '已保存，还没有提交'}>
      {returned && back ? <p>{back.words}</p> : null}
      <Buttons>
        <LinkButton href={paths(hall).edit(item, file.declaration)} look="secondary" small>
          修改
        </LinkButton>
        <LinkButton href={paths(hall).submission(file.declaration.declarationId)} small>
          {returned ? '重新提交' : '去提交'}
        </LinkButton>
      </Buttons>
    </Notice>
  )
}
