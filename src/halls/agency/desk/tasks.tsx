import type { DeskTasks } from '#casework'
import { Counts, Notice } from '#ui'
import { deskHref } from './desk-query.ts'

/** 待办: open cases per step, overdue cases and those handed to this officer; the officer's own steps first. */
export function Tasks({ tasks }: { readonly tasks: DeskTasks }) {
  const href = (step: string | null) => deskHref({}, { state: step ?? 'submitted', sort: 'deadline' })
  const mine = tasks.tasks.filter(task => task.ofMyPost)
  const waiting = mine.reduce((sum, task) => sum + task.total, 0)
  const late = mine.reduce((sum, task) => sum + task.overdue, 0)
  return (
    <>
      {mine.length > 0 ? (
        <Notice tone={late > 0 ? 'warning' : 'info'}>
          <p>
            本岗位待办 <b>{waiting}</b> 件{late > 0 ? `，其中已超期 ${late} 件` : ''}。
            <a href={deskHref({}, { whose: 'post', sort: 'deadline' })}>按期限查看我的待办</a>
          </p>
        </Notice>
      ) : null}
      <Counts
        label="待办业务数"
        counts={[
          ...tasks.tasks.map(task => ({ href: href(task.step), text: task.shown, count: task.total })),
          { href: deskHref({}, { overdue: '1', sort: 'deadline' }), text: '已超期', count: tasks.overdue },
          { href: deskHref({}, { whose: 'me', state: 'open' }), text: '指定给我', count: tasks.mine },
        ]}
      />
    </>
  )
}
