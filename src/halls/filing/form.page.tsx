import {
  type Current,
  type FoundRows,
  findCurrent,
  findRows,
  getItem,
  type Item,
  isOpenState,
  save,
} from '#casework'
import { refuse } from '#platform'
import { Card, Facts, Notice } from '#ui'
import type { Page } from '../serving/page.ts'
import type { Posted } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'
import { filerPage } from './filer-page.ts'
import { FilingForm, type FilingProps } from './filing-form.tsx'
import { NotOpen } from './not-open.tsx'
import { type FilingHall, paths } from './paths.ts'
import { postRows } from './rows/post-rows.ts'
import { rowSearch } from './rows/row-search.ts'
import { RowsView } from './rows/rows-view.tsx'
import { Saved } from './saved.tsx'
import { SavedElsewhere } from './saved-elsewhere.tsx'

/** 填报: GET, POST /person/items/:code, /employer/items/:code */
export const formPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/items/:code`,
    trail: [{ href: `/${hall}/business`, text: hall === 'person' ? '业务申报' : '单位业务' }],
    idempotent: true,
    async load(visit, tx): Promise<Loaded> {
      const item = itemOf(visit, hall)
      if (item.rows) {
        const of = { into: { itemCode: item.code }, search: rowSearch(visit.query) }
        return { item, found: await findRows(tx, visit.acting, visit.catalogue, of) }
      }
      return {
        item,
        current: prefilled(visit, item, await findCurrent(tx, visit.acting, item, visit.query.about)),
      }
    },
    title: ({ item }) => item.words.page,
    view: ({ item, current, found }, visit) =>
      found ? (
        <RowsView {...found} visit={visit} hall={hall} />
      ) : current ? (
        <View item={item} current={current} visit={visit} hall={hall} />
      ) : null,
    async post(visit, posted, tx) {
      const item = itemOf(visit, hall)
      if (item.rows) {
        return await postRows(tx, visit, posted, { item, rows: item.rows, declarationId: undefined })
      }
      const id = await save(tx, visit.acting, item, {
        values: formOf(item, posted),
        seen: posted.values._seen,
        about: visit.query.about,
        besides: () => refuseUnread(item, posted),
      })
      return after(hall, item, id, { act: posted.act, about: visit.query.about })
    },
  })

interface Loaded {
  readonly item: Item
  readonly current?: Current
  /** of an item with rows */
  readonly found?: FoundRows
}

interface Saving {
  readonly act: string
  readonly about: string | undefined
}

function after(hall: FilingHall, item: Item, id: string, { act, about }: Saving) {
  const to = paths(hall)
  if (act === 'materials') return { to: to.materials(id) }
  if (act === 'print') return { to: to.print(id) }
  if (act === 'submit') return { to: to.submission(id) }
  return { to: item.about ? `${to.form(item.code, about)}&saved` : `${to.form(item.code)}?saved` }
}

function itemOf(visit: Visit, hall: FilingHall): Item {
  const item = getItem(visit.catalogue, visit.params.code ?? '')
  return item.hall === hall ? item : refuse('not-found', '没有这个事项。')
}

/** Values prefilled by a link; an existing draft keeps its own. */
function prefilled(visit: Visit, item: Item, current: Current): Current {
  if (current.declaration) return current
  const given = (item.prefilled ?? []).flatMap(name => {
    const value = visit.query[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...current, values: { ...current.values, ...Object.fromEntries(given) } }
}

function refuseUnread({ notice }: Item, { values }: Posted): void {
  if (!notice || values.noticeRead === '1') return
  refuse('invalid', `请先认真阅读《${notice.title}》并勾选“${notice.accept}”。`, 'noticeRead')
}

/** Only the item's fields and the notice checkbox. */
function formOf(item: Item, posted: Posted) {
  const names = item.sections.flatMap(section => Object.keys(section.fields))
  return Object.fromEntries(['noticeRead', ...names].map(name => [name, posted.values[name] ?? '']))
}

function View({ visit, hall, item, current }: FilingProps) {
  const { declaration, opened } = current
  const locked = declaration && !isOpenState(declaration.state)
  const closed = opened.closed !== undefined && !declaration
  return (
    <>
      <Saved visit={visit} hall={hall} item={item} current={current} />
      <SavedElsewhere visit={visit} hall={hall} item={item} current={current} />
      {locked ? <NotOpen hall={hall} item={item} declaration={declaration} /> : null}
      {opened.block.map(block => (
        <Card key={block.title} title={block.title}>
          <Facts rows={block.rows} />
        </Card>
      ))}
      {closed ? (
        <Notice tone="warning" title="不能办理">
          <p>{opened.closed}</p>
        </Notice>
      ) : locked ? null : (
        <FilingForm visit={visit} hall={hall} item={item} current={current} />
      )}
    </>
  )
}
