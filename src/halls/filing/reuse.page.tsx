import {
  caseFile,
  getItem,
  type Item,
  isOpenState,
  type MaterialKind,
  type Reusable,
  reusable,
  reuse,
} from '#casework'
import { businessDate, refuse } from '#platform'
import { Button, Buttons, Card, Form, LinkButton, Table } from '#ui'
import type { Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { filerPage } from './filer-page.ts'
import { NotOpen } from './not-open.tsx'
import { type FilingHall, paths } from './paths.ts'

/** 使用以前提交过的材料: GET, POST /:hall/declarations/:id/reuse/:kind */
export const reusePage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/reuse/:kind`,
    title: '使用以前提交过的材料',
    async load(visit, tx) {
      const id = visit.params.id ?? ''
      const { declaration } = await caseFile(tx, id)
      const item = getItem(visit.catalogue, declaration.itemCode)
      const kind = kindIn(item, visit.params.kind)
      const earlier = (await reusable(tx, visit.acting, visit.catalogue, declaration)).get(kind.code) ?? []
      return { declaration, item, kind, earlier }
    },
    trail: (_, visit) => [{ href: paths(hall).materials(visit.params.id ?? ''), text: '采集电子材料' }],
    view: ({ declaration, ...data }, visit) =>
      isOpenState(declaration.state) ? (
        <View {...data} visit={visit} hall={hall} />
      ) : (
        <NotOpen hall={hall} item={data.item} declaration={declaration} />
      ),
    async post(visit, { values }, tx) {
      const id = visit.params.id ?? ''
      const from = { declarationId: values.declaration ?? '', materialId: values.material ?? '' }
      await reuse(tx, visit.acting, visit.catalogue, { declarationId: id, from })
      return { to: paths(hall).materials(id), message: '已使用以前提交过的材料，请核对各页内容。' }
    },
  })

function kindIn(item: Item, code: string | undefined): MaterialKind {
  return item.materials.find(kind => kind.code === code) ?? refuse('not-found', '没有这种电子材料。')
}

interface ViewProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly kind: MaterialKind
  readonly earlier: readonly Reusable[]
}

function View({ visit, hall, kind, earlier }: ViewProps) {
  const to = paths(hall)
  const materials = to.materials(visit.params.id ?? '')
  return (
    <Card title={kind.name}>
      <p class="muted">
        以下是本单位以前提交过的同一种材料，使用后各页原样带入本次申报，仍可删除或添加页面。
      </p>
      <Table
        caption="以前提交过的材料"
        rows={earlier}
        empty="没有以前提交过的同种材料，请返回上传。"
        columns={[
          { title: '受理流水号', cell: row => row.serial },
          { title: '事项名称', cell: row => row.itemName },
          { title: '提交日期', cell: row => businessDate(row.submittedAt), look: 'nowrap' },
          { title: '页数', cell: row => `${row.material.sheets} 页`, look: 'nowrap' },
          {
            title: '内容',
            cell: row => <a href={to.preview(row.declarationId, row.material.materialId)}>预览</a>,
          },
          { title: '操作', cell: row => <Take visit={visit} row={row} /> },
        ]}
      />
      <Buttons>
        <LinkButton href={materials} look="secondary">
          返回
        </LinkButton>
      </Buttons>
    </Card>
  )
}

function Take({ visit, row }: { readonly visit: Visit; readonly row: Reusable }) {
  const first = businessDate(row.material.firstAttachedAt)
  if (row.expired) {
    return (
      <span class="muted">
        不能使用：{first} 首次上传，有效期已于 {row.until} 结束
      </span>
    )
  }
  const chosen = { declaration: row.declarationId, material: row.material.materialId }
  return (
    <Form action={visit.path} hidden={{ ...visit.hidden, ...chosen }}>
      <Button small>使用</Button>
      <span class="hint">有效期至 {row.until}</span>
    </Form>
  )
}
