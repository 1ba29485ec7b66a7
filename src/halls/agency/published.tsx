import type { PublishedNotice } from '#bulletin'
import type { OfficerActor } from '#identity'
import { shownTime } from '#platform'
import { Card, Form, Table } from '#ui'
import type { Visit } from '../serving/visit.ts'

export const path = '/agency/bulletin'

export function Published({
  visit,
  rows,
}: {
  readonly visit: Visit<OfficerActor>
  readonly rows: readonly PublishedNotice[]
}) {
  return (
    <Card title="已发布">
      <Form action={path} hidden={visit.hidden}>
        <Table
          caption="已发布"
          rows={rows}
          empty="还没有发布过。"
          columns={[
            { title: '类别', cell: row => (row.kind === 'notice' ? '通知公告' : '资料下载'), look: 'nowrap' },
            { title: '标题', cell: row => row.title },
            { title: '发布机构', cell: row => row.office },
            { title: '发布时间', cell: row => shownTime(row.publishedAt), look: 'nowrap' },
            {
              title: '操作',
              cell: row => (
                <button class="link-button" type="submit" name="_act" value={`withdraw:${row.noticeNo}`}>
                  撤下
                </button>
              ),
              look: 'nowrap',
            },
          ]}
        />
      </Form>
    </Card>
  )
}
