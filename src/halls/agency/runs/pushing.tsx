import { mayPush } from '#entitlement'
import { shownTime } from '#platform'
import { Button, Buttons, Card, Form, Table } from '#ui'
import type { RunView } from './run-view.ts'

/** 推送: which of the officer's areas have been pushed, and the button for the rest. */
export function Pushing({ visit, run, figures, pushes, areas }: RunView) {
  const nameOf = (code: string) => areas.find(area => area.code === code)?.name ?? code
  const { who } = visit.acting
  const left = figures.some(figure => pushes.every(push => push.areaCode !== figure.areaCode))
  const own = run.startedBy === who.accountNo
  return (
    <Card title="推送确认">
      <p class="note">
        核对名单后推送：符合条件的单位会在网厅看到金额和待办，并收到短信；不在名单上的单位可以依申请办理。计算与推送由不同人员办理。
      </p>
      <Table
        caption="推送情况"
        rows={pushes}
        empty="本次结果还没有推送。"
        columns={[
          { title: '统筹区', cell: row => nameOf(row.areaCode), look: 'nowrap' },
          { title: '推送人', cell: row => row.pushedName, look: 'nowrap' },
          { title: '推送时间', cell: row => shownTime(row.pushedAt), look: 'nowrap' },
          {
            title: '短信通知',
            cell: row => (row.toldAllAt ? `已通知 ${row.told} 户` : `正在通知，已 ${row.told} 户`),
          },
        ]}
      />
      {left && own ? <p>本次计算由您发起，请由其他人员核对后推送。</p> : null}
      {left && !own && mayPush(who) ? (
        <Form action={visit.path} hidden={visit.hidden}>
          <Buttons>
            <Button name="_act" value="push">
              推送到单位网厅
            </Button>
          </Buttons>
        </Form>
      ) : null}
    </Card>
  )
}
