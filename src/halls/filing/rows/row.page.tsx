import { changeRow, displayRow, type FoundRow, findRow, getItem, isOpenState } from '#casework'
import { refuse } from '#platform'
import { Button, Buttons, Card, Facts, Form, LinkButton, Notice } from '#ui'
import { input } from '../../serving/inputs.ts'
import type { Page } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { filerPage } from '../filer-page.ts'
import { NotOpen } from '../not-open.tsx'
import { type FilingHall, paths } from '../paths.ts'
import { FieldInput } from '../sections.tsx'
import { rowValues } from './row-values.ts'

/** 填报 › 名单 › 修改: GET, POST /:hall/declarations/:id/rows/:no */
export const rowPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/rows/:no`,
    idempotent: true,
    load: (visit, tx) => findRow(tx, visit.catalogue, keyIn(visit)),
    title: ({ rows }) => `修改${rows.noun}`,
    trail: ({ item }, visit) => [{ href: paths(hall).rows(visit.params.id ?? ''), text: item.words.page }],
    view: (found, visit) => <View {...found} visit={visit} hall={hall} />,
    async post(visit, posted, tx) {
      const { rows } = getItem(visit.catalogue, posted.values._item ?? '')
      if (!rows) return refuse('not-found', '这个事项没有名单。')
      const seen = wholeNumber(posted.values._seen, 9)
      const values = rowValues(rows, posted)
      await changeRow(tx, visit.acting, visit.catalogue, { ...keyIn(visit), values, seen })
      return { to: `${paths(hall).rows(visit.params.id ?? '')}?saved` }
    },
  })

const keyIn = ({ params }: Visit) => ({
  declarationId: params.id ?? '',
  rowNo: wholeNumber(params.no, 9) ?? 0,
})

interface ViewProps extends FoundRow {
  readonly visit: Visit
  readonly hall: FilingHall
}

function View({ visit, hall, item, rows, declaration, row }: ViewProps) {
  const to = paths(hall)
  const { values, findings } = row.content
  if (!isOpenState(declaration.state)) return <NotOpen hall={hall} item={item} declaration={declaration} />
  if (row.state !== 'draft')
    return (
      <Notice title={`序号 ${row.rowNo} 已作出决定，不能修改`}>
        <LinkButton href={to.rows(declaration.declarationId)} small>
          返回名单
        </LinkButton>
      </Notice>
    )
  const faultOf = (name: string) => findings.find(finding => finding.field === name)?.sentence
  const hidden = { ...visit.hidden, _item: item.code, _seen: String(row.revision) }
  return (
    <>
      <ChangedElsewhere visit={visit} rows={rows} row={row} />
      <Form action={visit.path} hidden={hidden}>
        <Card title={`序号 ${row.rowNo}`}>
          <div class="columns">
            {Object.entries(rows.fields).map(([name, field]) => {
              const known = input(visit, name, values[name])
              const error = visit.typed ? known.error : faultOf(name)
              return <FieldInput key={name} field={field} {...known} error={error} />
            })}
          </div>
          <Buttons>
            <Button>{item.words.save}</Button>
            <LinkButton href={to.rows(declaration.declarationId)} look="secondary">
              返回名单
            </LinkButton>
          </Buttons>
        </Card>
      </Form>
    </>
  )
}

/** What is saved now, where it is not what the form was filled in upon. */
function ChangedElsewhere({ visit, rows, row }: Pick<ViewProps, 'visit' | 'rows' | 'row'>) {
  const { typed } = visit
  if (typed?._seen === undefined || typed._seen === String(row.revision)) return null
  return (
    <Notice tone="warning" title="已在别处修改过，现在保存的是">
      <Facts
        rows={Object.entries(rows.fields).map(([name, field]) =>
          displayRow(field, row.content.values[name] ?? ''),
        )}
      />
      <p>保留您填写的，请核对下面的内容后再保存。</p>
    </Notice>
  )
}
