import { findObjection } from '#disbursement'
import { Button, Buttons, Card, ErrorSummary, Form, PageTitle, TextField } from '#ui'
import { Frame } from '../../frame.tsx'
import { errorOf, input } from '../../serving/inputs.ts'
import { openPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'

/** 门户 › 公示公告 › 异议查询: GET, POST /publicity/objections */
export const objectionSearchPage = openPage({
  path: '/publicity/objections',
  title: '异议查询',
  load: async () => undefined,
  view: (_, visit) => <View visit={visit} />,
  async post(visit, { values: { receipt = '', lastFour = '' } }, tx) {
    return { to: `/publicity/objections/${await findObjection(tx, visit.acting, { receipt, lastFour })}` }
  },
})

function View({ visit }: { readonly visit: Visit }) {
  return (
    <Frame visit={visit} title="异议查询" trail={[{ href: '/publicity', text: '公示公告' }]}>
      <PageTitle>异议查询</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card>
        <Form action={visit.path} hidden={visit.hidden}>
          <TextField
            {...input(visit, 'receipt')}
            label="回执编号"
            required
            numeric
            hint="提交异议后短信告知的 20 位数字"
          />
          <TextField
            name="lastFour"
            label="手机号后四位"
            required
            numeric
            maxLength={4}
            autocomplete="off"
            error={errorOf(visit, 'lastFour')}
          />
          <Buttons>
            <Button>查询</Button>
          </Buttons>
        </Form>
      </Card>
    </Frame>
  )
}
