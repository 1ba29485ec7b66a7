import { type Declaration, states } from '#casework'
import { businessDate } from '#platform'
import { Button, Buttons, Form, LinkButton, Pages, Table, Tag } from '#ui'
import { paths } from '../filing/paths.ts'
import type { Visit } from '../serving/visit.ts'
import { toneOf } from '../tone-of.ts'

export const mine = '/employer/to-do'

const to = paths('employer')

export interface RowsProps {
  readonly visit: Visit
  readonly rows: readonly Declaration[]
  readonly nameOf: (code: string) => string
  /** where a declaration is changed */
  readonly editOf: (row: Declaration) => string
}

export function Rows({ visit, rows, nameOf, editOf }: RowsProps) {
  return (
    <Form action={mine} hidden={visit.hidden}>
      <Table
        caption="待提交申报"
        rows={rows}
        empty="没有待提交的业务。"
        columns={[
          {
            title: '',
            cell: (row, i) => (
              <input type="checkbox" name="id" value={row.declarationId} aria-label={`选择第 ${i + 1} 笔`} />
            ),
          },
          {
            title: '操作功能',
            cell: row => <Operations row={row} edit={editOf(row)} />,
            look: 'nowrap',
          },
          { title: '序号', cell: (_, i) => i + 1, look: 'nowrap' },
          { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
          { title: '单位名称', cell: row => row.unitName },
          { title: '申报事项', cell: row => nameOf(row.itemCode) },
          { title: '填报日期', cell: row => businessDate(row.savedAt).slice(2), look: 'nowrap' },
          {
            title: '状态',
            cell: row => <Tag tone={toneOf(row.state)}>{states[row.state].shown}</Tag>,
            look: 'nowrap',
          },
        ]}
      />
      <Pages page={1} pages={1} total={rows.length} hrefOf={() => mine} />
      {rows.length > 0 ? (
        <Buttons>
          <Button name="_act" value="submit">
            提交
          </Button>
          <Button name="_act" value="discard" look="danger">
            批量删除
          </Button>
          <LinkButton href="/employer" look="secondary">
            返回首页
          </LinkButton>
        </Buttons>
      ) : null}
    </Form>
  )
}

function Operations({ row, edit }: { readonly row: Declaration; readonly edit: string }) {
  return (
    <>
      <a href={to.details(row.declarationId)}>详情</a>
      <a href={to.materials(row.declarationId)}>附件</a>
      {row.state === 'draft' ? (
        <button class="link-button" type="submit" name="_act" value={`discard:${row.declarationId}`}>
          删除
        </button>
      ) : (
        <a href={edit}>修改</a>
      )}
      <a href={to.submission(row.declarationId)}>提交</a>
    </>
  )
}
