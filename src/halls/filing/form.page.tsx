import { type Current, findCurrent, getItem, type Item, save, states } from '#casework'
import { refuse } from '#platform'
import {
  Button,
  Buttons,
  Card,
  CheckField,
  ErrorSummary,
  Facts,
  Form,
  LinkButton,
  Notice,
  PageTitle,
} from '#ui'
import { Frame } from '../frame.tsx'
import type { Page } from '../serving/page.ts'
import { errorOf, type Posted, shownValue, type Visit } from '../serving/visit.ts'
import { filerPage } from './member-page.ts'
import { NoticeToRead } from './notice.tsx'
import { type FilingHall, paths } from './paths.ts'
import { Sections } from './sections.tsx'

interface Data {
  readonly item: Item
  readonly current: Current
}

/** 填报: GET, POST /person/items/:code, /employer/items/:code */
export const formPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/items/:code`,
    title: '填报',
    async load(visit): Promise<Data> {
      const item = itemOf(visit, hall)
      return { item, current: await findCurrent(visit.acting, item) }
    },
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
    async post(visit, posted) {
      const item = itemOf(visit, hall)
      if (item.notice && posted.values.noticeRead !== '1') {
        refuse('invalid', `请先认真阅读《${item.notice.title}》并勾选“${item.notice.accept}”。`, 'noticeRead')
      }
      // Saving the same twice is saving once; a changed form must never be taken for a repetition.
      const { once: _, ...acting } = visit.acting
      const id = await save(acting, item, formOf(item, posted))
      return after(hall, item, id, posted.act)
    },
  })

function after(hall: FilingHall, item: Item, id: string, act: string) {
  const to = paths(hall)
  if (act === 'materials') return { to: to.materials(id) }
  if (act === 'print') return { to: to.print(id) }
  if (act === 'submit') return { to: to.submission(id) }
  return { to: `${to.form(item.code)}?saved` }
}

function itemOf(visit: Visit, hall: FilingHall): Item {
  const item = getItem(visit.catalogue, visit.params.code ?? '')
  return item.hall === hall ? item : refuse('not-found', '没有这个事项。')
}

/** Only the fields of the item, and that the notice was read. */
function formOf(item: Item, posted: Posted) {
  const names = item.sections.flatMap(section => Object.keys(section.fields))
  return Object.fromEntries(['noticeRead', ...names].map(name => [name, posted.values[name] ?? '']))
}

interface ViewProps extends Data {
  readonly visit: Visit
  readonly hall: FilingHall
}

function View({ visit, hall, item, current }: ViewProps) {
  const { declaration, opened } = current
  const locked = declaration && declaration.state !== 'draft' && declaration.state !== 'returned'
  const closed = opened.closed !== undefined && !declaration
  return (
    <Frame
      visit={visit}
      title={item.words.page}
      trail={[{ href: `/${hall}/business`, text: hall === 'person' ? '业务申报' : '单位业务' }]}
    >
      <PageTitle>{item.words.page}</PageTitle>
      <Saved visit={visit} hall={hall} item={item} current={current} />
      <ErrorSummary problems={visit.findings} />
      {opened.block.map(block => (
        <Card key={block.title} title={block.title}>
          <Facts rows={block.rows} />
        </Card>
      ))}
      {closed ? (
        <Notice tone="warning" title="不能办理">
          <p>{opened.closed}</p>
        </Notice>
      ) : locked ? (
        <Locked hall={hall} current={current} />
      ) : (
        <Filing visit={visit} hall={hall} item={item} current={current} />
      )}
    </Frame>
  )
}

/** After saving: what was done, what is still to do, and the button to do it. */
function Saved({ visit, hall, item, current: { declaration } }: ViewProps) {
  if (visit.query.saved === undefined || declaration?.state !== 'draft' || visit.typed) return null
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

function Locked({
  hall,
  current: { declaration },
}: {
  readonly hall: FilingHall
  readonly current: Current
}) {
  if (!declaration) return null
  return (
    <Notice title={`这笔业务已提交，当前状态：${states[declaration.state].shown}`}>
      <p>受理流水号：{declaration.serial}。不能重复申报，办理情况请查看详情。</p>
      <LinkButton href={paths(hall).details(declaration.declarationId)}>查看详情</LinkButton>
    </Notice>
  )
}

function Filing({ visit, hall, item, current }: ViewProps) {
  const id = current.declaration?.declarationId
  return (
    <Form action={paths(hall).form(item.code)} hidden={visit.hidden} id="form">
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
      <Sections visit={visit} item={item} values={current.values} />
      <p class="note">* {item.words.note}</p>
      <Buttons>
        <LinkButton href={paths(hall).form(item.code)} look="secondary">
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
