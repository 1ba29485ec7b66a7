import { shownTime } from '#platform'
import type { Import } from '#registry'
import { Card, Table, Tag, Underway } from '#ui'
import { kindNames } from './kind-names.ts'

const states = {
  queued: { words: '等待导入', tone: 'info' },
  running: { words: '正在导入', tone: 'info' },
  done: { words: '导入完成', tone: 'success' },
  failed: { words: '未能导入', tone: 'danger' },
} as const

const count = (rows: number) => rows.toLocaleString('zh-CN')

/** 导入记录: every file with its progress, its outcome and its error list. */
export function Imported({ path, rows }: { readonly path: string; readonly rows: readonly Import[] }) {
  const underway = rows.filter(row => row.uploaded && (row.state === 'queued' || row.state === 'running'))
  return (
    <Card title="导入记录">
      {underway.map(row => (
        <Underway
          key={row.importNo}
          label={`${row.fileName}的导入进度`}
          done={row.reachedBytes}
          of={row.bytes}
          words={`${row.fileName}：${states[row.state].words}，已完成 ${percent(row)}，读取 ${count(row.rowsRead)} 行，拒绝 ${count(row.rowsRefused)} 行。`}
          href={path}
        />
      ))}
      <Table
        caption="导入记录"
        rows={rows}
        empty="还没有导入过数据。"
        columns={[
          { title: '数据类别', cell: row => kindNames[row.kind], look: 'nowrap' },
          { title: '文件', cell: row => row.fileName.split('/').at(-1) },
          { title: '状态', cell: row => <State row={row} /> },
          { title: '读取', cell: row => count(row.rowsRead), look: 'number' },
          { title: '新增或更新', cell: row => count(row.rowsChanged), look: 'number' },
          { title: '拒绝', cell: row => <Refused path={path} row={row} />, look: 'number' },
          { title: '待核对', cell: row => count(row.rowsDoubtful), look: 'number' },
          { title: '导入人', cell: row => row.orderedName, look: 'nowrap' },
          { title: '导入时间', cell: row => shownTime(row.orderedAt), look: 'nowrap' },
        ]}
      />
    </Card>
  )
}

function State({ row }: { readonly row: Import }) {
  const { words, tone } = states[row.state]
  return (
    <>
      <Tag tone={tone}>{words}</Tag>
      {row.failure === null ? null : <p class="muted">{row.failure}</p>}
    </>
  )
}

function Refused({ path, row }: { readonly path: string; readonly row: Import }) {
  if (row.errorsBytes === 0 || !row.uploaded) return <>{count(row.rowsRefused)}</>
  return <a href={`${path}/${row.importNo}/errors`}>{`${count(row.rowsRefused)}，下载错误清单`}</a>
}

const percent = (row: Import) => `${row.bytes === 0 ? 0 : Math.floor((row.reachedBytes / row.bytes) * 100)}%`
