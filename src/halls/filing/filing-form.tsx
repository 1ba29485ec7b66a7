import type { Current, Item } from '#casework'
import { Button, Buttons, CheckField, Form, LinkButton } from '#ui'
import { errorOf, shownValue } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'
import { NoticeToRead } from './notice-to-read.tsx'
import { type FilingHall, paths } from './paths.ts'
import { Sections } from './sections.tsx'

export interface FilingProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly current: Current
}

export function FilingForm({ visit, hall, item, current }: FilingProps) {
  const id = current.declaration?.declarationId
  return (
    <Form
      action={paths(hall).form(item.code, current.about)}
      hidden={{ ...visit.hidden, _seen: current.version }}
      id="form"
    >
      {item.notice ? (
        <NoticeToRead notice={item.notice}>
          <CheckField
            name="noticeRead"
            label={item.notice.accept}
            value={shownValue(visit, 'noticeRead', current.values.noticeRead)}
            error={errorOf(visit, 'noticeRead')}
          />
        </NoticeToRead>
      ) : null}
      <Sections visit={visit} item={item} values={current.values} leftOut={current.opened.leftOut} />
      <p class="note">* {item.words.note}</p>
      <Buttons>
        <LinkButton href={paths(hall).form(item.code, current.about)} look="secondary">
          重置
        </LinkButton>
        <Button>{item.words.save}</Button>
        <Button name="_act" value="materials" look="secondary">
          采集电子材料
        </Button>
        {hall === 'employer' ? (
          <Button name="_act" value="print" look="secondary">
            打印申报表
          </Button>
        ) : null}
        {hall === 'person' || id ? (
          <Button name="_act" value="submit" look={hall === 'person' ? 'primary' : 'secondary'}>
            提交申报
          </Button>
        ) : null}
      </Buttons>
    </Form>
  )
}
