import { findObjection } from '#disbursement'
import { Button, Buttons, Card, Form, TextField } from '#ui'
import { errorOf, input } from '../../serving/inputs.ts'
import { openPage } from '../../serving/page.ts'

/** 门户 › 公示公告 › 异议查询: GET, POST /publicity/objections */
export const objectionSearchPage = openPage({
  path: '/publicity/objections',
  title: '异议查询',
  trail: [{ href: '/publicity', text: '公示公告' }],
  load: async () => undefined,
  view: (_, visit) => (
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
  ),
  async post(visit, { values: { receipt = '', lastFour = '' } }, tx) {
    return { to: `/publicity/objections/${await findObjection(tx, visit.acting, { receipt, lastFour })}` }
  },
})
