import { exportsOf, type OrderedSheet, orderExport } from '#export'
import { refuse, shownTime } from '#platform'
import { Empty, Table, Tag, Underway } from '#ui'
import { officerPage } from '../serving/page.ts'
import { exportSources } from './export-sources.ts'

const path = '/agency/exports'
const shownState = {
  queued: { text: '排队中', tone: 'info' },
  running: { text: '生成中', tone: 'info' },
  done: { text: '已完成', tone: 'success' },
  failed: { text: '没有成功，请重新导出', tone: 'danger' },
} as const

/** 经办端 › 我的导出: GET, POST /agency/exports; other posted fields are the search of the list being exported */
export const exportsPage = officerPage({
  path,
  title: '我的导出',
  load: async (visit, tx) => await exportsOf(tx, visit.acting),
  view: sheets => <View sheets={sheets} />,
  async post(visit, posted, tx) {
    const source = exportSources(visit.catalogue).find(one => one.code === posted.values.source)
    if (!source) return refuse('not-found', '没有这个清单。')
    const asked = Object.entries(posted.values).filter(([name]) => !name.startsWith('_') && name !== 'source')
    await orderExport(tx, visit.acting, { source, query: Object.fromEntries(asked) })
    return { to: path, message: '已开始导出，生成后可在本页下载。' }
  },
})

function View({ sheets }: { readonly sheets: readonly OrderedSheet[] }) {
  const waiting = sheets.filter(sheet => sheet.state === 'queued' || sheet.state === 'running').length
  return (
    <>
      {waiting > 0 ? (
        <Underway
          label="生成进度"
          done={sheets.length - waiting}
          of={sheets.length}
          words={`还有 ${waiting} 份清单正在生成，行数多时需要几分钟，可以先办理其他业务。`}
          href={path}
        />
      ) : null}
      {sheets.length === 0 ? (
        <Empty>还没有导出过。在业务列表下方点击“导出清单”，生成后在这里下载。</Empty>
      ) : (
        <Sheets sheets={sheets} />
      )}
      <p class="muted">导出的文件只有本人可以下载，完成后保留 7 天。</p>
    </>
  )
}

function Sheets({ sheets }: { readonly sheets: readonly OrderedSheet[] }) {
  return (
    <Table
      caption="导出的清单"
      rows={sheets}
      empty=""
      columns={[
        { title: '清单', cell: row => row.title },
        { title: '导出时间', cell: row => shownTime(row.orderedAt), look: 'nowrap' },
        {
          title: '状态',
          cell: row => <Tag tone={shownState[row.state].tone}>{shownState[row.state].text}</Tag>,
          look: 'nowrap',
        },
        { title: '行数', cell: row => (row.state === 'done' ? row.rows : '—'), look: 'number' },
        { title: '大小', cell: row => (row.bytes ? shownSize(row.bytes) : '—'), look: 'number' },
        { title: '保留至', cell: row => (row.keptUntil ? shownTime(row.keptUntil) : '—'), look: 'nowrap' },
        {
          title: '操作',
          cell: row => (row.state === 'done' ? <a href={`${path}/${row.exportId}/file`}>下载</a> : '—'),
          look: 'nowrap',
        },
      ]}
    />
  )
}

const shownSize = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
