import { type ReceivedSms, shownTime } from '#platform'
import { Button, Buttons, Form, Table, TextField } from '#ui'

/** The messages received by one number. */
export function Phone({
  mobile,
  messages,
}: {
  readonly mobile: string
  readonly messages: readonly ReceivedSms[]
}) {
  return (
    <>
      <Form action="/demo/phone" method="get" class="filter">
        <TextField name="mobile" label="手机号码" value={mobile} kind="mobile" />
        <Buttons>
          <Button>查看短信</Button>
        </Buttons>
      </Form>
      <Table
        caption="收到的短信"
        rows={messages}
        empty="还没有收到短信。"
        columns={[
          { title: '时间', cell: row => shownTime(row.at), look: 'nowrap' },
          { title: '短信内容', cell: row => row.text },
          { title: '验证码', cell: row => row.code ?? '', look: 'nowrap' },
        ]}
      />
    </>
  )
}
