import type { QueuePlace } from '#casework'
import { Card, Facts } from '#ui'

/** Current step, who has the case, its queue position and the usual time from here. */
export function Queue({ place, agencyName }: { readonly place: QueuePlace; readonly agencyName: string }) {
  const { shown, byHr, ahead, usual, statutory, dueOn } = place
  return (
    <Card title="办理进展">
      <Facts
        rows={[
          { label: '当前环节', value: shown },
          { label: '办理单位', value: byHr ? '同级人力资源社会保障行政部门' : agencyName },
          { label: '排队位置', value: ahead === 0 ? '前面没有等待的业务' : `前面还有 ${ahead} 件` },
          ...(dueOn ? [{ label: '本环节办理期限', value: dueOn }] : []),
          {
            label: '预计还需',
            value:
              usual === undefined
                ? `规定时限合计 ${statutory} 个工作日`
                : `通常 ${usual} 个工作日左右（按以往同类业务）`,
          },
        ]}
      />
    </Card>
  )
}
