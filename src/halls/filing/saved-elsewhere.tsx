import { displayRow, isOpenState } from '#casework'
import { Buttons, LinkButton, Notice, Table } from '#ui'
import type { FilingProps } from './filing-form.tsx'
import { paths } from './paths.ts'

/**
 * What was typed was filled in upon an older version than the one that is saved now: both side by side. The form below
 * keeps what was typed and is filled in upon the newer one, so that saving it again is the filer's decision.
 */
export function SavedElsewhere({ visit, hall, item, current }: FilingProps) {
  const { typed } = visit
  const { declaration, values } = current
  if (typed?._seen === undefined || typed._seen === current.version) return null
  if (!declaration)
    return (
      <Notice tone="warning" title="这份申报已在别处删除">
        <p>如仍要申报，请核对下面您填写的内容后再保存，将作为新的申报保存。</p>
      </Notice>
    )
  if (!isOpenState(declaration.state)) return null
  const fields = item.sections.flatMap(section => Object.entries(section.fields))
  const differing = fields.flatMap(([name, field]) => {
    const [mine, saved] = [typed[name] ?? '', values[name] ?? '']
    if (!field || mine === saved) return []
    return [{ ...displayRow(field, mine), saved: displayRow(field, saved).value }]
  })
  return (
    <Notice tone="warning" title="请选择保留哪一份">
      <p>
        另一个页面或另一位经办人在您填写期间保存过这份申报。保留您填写的，请核对后再保存；保留已保存的，请点“用已保存的内容”。
      </p>
      <Table
        caption="两份内容不同的项目"
        rows={differing}
        empty="两份内容相同。"
        columns={[
          { title: '项目', cell: row => row.label },
          { title: '您填写的', cell: row => row.value },
          { title: '已保存的', cell: row => row.saved },
        ]}
      />
      <Buttons>
        <LinkButton href={paths(hall).form(item.code, current.about)} look="secondary" small>
          用已保存的内容
        </LinkButton>
      </Buttons>
    </Notice>
  )
}
