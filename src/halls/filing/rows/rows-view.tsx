import { type FoundRows, isOpenState, shownRow } from '#casework'
import { Button, Buttons, Card, Facts, FileField, Form, LinkButton, Notice } from '#ui'
import { errorOf, input } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'
import { NotOpen } from '../not-open.tsx'
import { type FilingHall, paths } from '../paths.ts'
import { SavedNotice } from '../saved.tsx'
import { FieldInput } from '../sections.tsx'
import { RowFilters, RowPages } from './row-pages.tsx'
import { rowSearch, rowsHref } from './row-search.ts'
import { RowsTable } from './rows-table.tsx'

export interface RowsViewProps extends FoundRows {
  readonly visit: Visit
  readonly hall: FilingHall
}

/** 填报 of an item with rows: one row by hand, many by a sheet, and the list of what there is. */
export function RowsView(of: RowsViewProps) {
  const { visit, hall, item, opened, declaration } = of
  const open = declaration === undefined || isOpenState(declaration.state)
  return (
    <>
      {visit.query.saved !== undefined && declaration && open && !visit.typed ? (
        <SavedNotice hall={hall} item={item} id={declaration.declarationId} />
      ) : null}
      {declaration && !open ? <NotOpen hall={hall} item={item} declaration={declaration} /> : null}
      {opened.block.map(block => (
        <Card key={block.title} title={block.title}>
          <Facts rows={block.rows} />
        </Card>
      ))}
      {opened.closed !== undefined && open ? (
        <Notice tone="warning" title="不能办理">
          <p>{opened.closed}</p>
        </Notice>
      ) : open ? (
        <>
          <OneRow {...of} />
          <Sheet {...of} />
        </>
      ) : null}
      {open ? <List {...of} /> : null}
    </>
  )
}

function OneRow({ visit, item, rows, opened }: RowsViewProps) {
  return (
    <Form action={visit.path} hidden={{ ...visit.hidden, _item: item.code }} id="form">
      <Card title={`填报${rows.noun}`}>
        <div class="columns">
          {Object.entries(rows.fields).map(([name, field]) => (
            <FieldInput key={name} field={field} {...input(visit, name, opened.defaults[name])} />
          ))}
        </div>
        <p class="note">* {item.words.note}</p>
        <Buttons>
          <Button>{item.words.save}</Button>
        </Buttons>
      </Card>
    </Form>
  )
}

function Sheet({ visit, hall, item, rows }: RowsViewProps) {
  return (
    <Card title="上传名单">
      <Form action={visit.path} hidden={{ ...visit.hidden, _item: item.code, _act: 'sheet' }} multipart>
        <FileField
          name="file"
          label="名单文件"
          accept=".csv,.xlsx,text/csv"
          hint={`首行为列名，与模板一致，最多 ${rows.most} ${rows.counter}。有误的行也会保留，可以在下面逐行修改；改好后重新上传同一表格，不会重复。`}
          error={errorOf(visit, 'file')}
        />
        <Buttons>
          <Button look="secondary">上传名单</Button>
          <LinkButton href={paths(hall).rowsTemplate(item.code)} look="secondary">
            下载模板
          </LinkButton>
        </Buttons>
      </Form>
    </Card>
  )
}

function List(of: RowsViewProps) {
  const { visit, hall, item, rows, declaration, list } = of
  if (!declaration || !list || list.counts.all === 0) return null
  const to = paths(hall)
  const id = declaration.declarationId
  const { filter = 'all', page } = rowSearch(visit.query)
  return (
    <Card title={`已填报的${rows.noun}`}>
      <RowFilters path={visit.path} list={list} />
      {list.counts.wrong > 0 ? (
        <Notice tone="warning">
          <p>{`${list.counts.wrong} ${rows.counter}有误，请按提示修改或删除。有误的不会提交，也不影响其余${rows.noun}提交。`}</p>
        </Notice>
      ) : null}
      <Form
        action={rowsHref(visit.path, filter, page).replace('#rows', '')}
        hidden={{ ...visit.hidden, _item: item.code, _of: id }}
      >
        <RowsTable
          rows={rows}
          shown={list.rows.map(row => shownRow(rows, row))}
          first={{
            title: '',
            cell: ({ rowNo, state }) =>
              state === 'draft' ? (
                <input type="checkbox" name="id" value={String(rowNo)} aria-label={`选择序号 ${rowNo}`} />
              ) : null,
          }}
          last={{
            title: '操作',
            cell: ({ rowNo, state }) => (state === 'draft' ? <a href={to.row(id, rowNo)}>修改</a> : null),
            look: 'nowrap',
          }}
        />
        <RowPages path={visit.path} list={list} />
        {errorOf(visit, 'id') ? <p class="error">{errorOf(visit, 'id')}</p> : null}
        <Buttons>
          <Button name="_act" value="remove" look="danger">
            删除勾选的
          </Button>
          {list.counts.wrong > 0 ? (
            <Button name="_act" value="remove-wrong" look="danger">
              全部删除有误的
            </Button>
          ) : null}
          {item.materials.length > 0 ? (
            <LinkButton href={to.materials(id)} look="secondary">
              采集电子材料
            </LinkButton>
          ) : null}
          {hall === 'employer' ? (
            <LinkButton href={to.print(id)} look="secondary">
              打印申报表
            </LinkButton>
          ) : null}
          <LinkButton href={to.submission(id)}>提交申报</LinkButton>
        </Buttons>
      </Form>
    </Card>
  )
}
