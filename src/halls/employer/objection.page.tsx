import { answerHearing, findHearing, type Hearing } from '#casework'
import { refuse, shownTime } from '#platform'
import { Button, Buttons, Card, Facts, Form, Notice, TextAreaField } from '#ui'
import { input } from '../serving/inputs.ts'
import { operatorPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { Standing } from './objections-table.tsx'

/** 单位网厅 › 我的待审批业务 › 职工异议: GET, POST /employer/objections/:id */
export const objectionPage = operatorPage({
  path: '/employer/objections/:id',
  title: '职工异议',
  trail: [{ href: '/employer/approvals', text: '我的待审批业务' }],
  load: async ({ acting, params }, tx) =>
    (await findHearing(tx, { unitNo: acting.who.unitNo, declarationId: params.id ?? '' })) ??
    refuse('not-found', '没有找到这件职工异议。'),
  heading: hearing => (
    <>
      职工异议 <Standing {...hearing} />
    </>
  ),
  view: (hearing, visit) => <View hearing={hearing} visit={visit} />,
  async post(visit, posted, tx) {
    await answerHearing(tx, visit.acting, {
      declarationId: visit.params.id ?? '',
      answer: posted.values.answer ?? '',
    })
    return { to: visit.path, message: '答复成功，经办机构作出决定前可以修改。' }
  },
})

interface ViewProps {
  readonly hearing: Hearing
  readonly visit: Visit
}

function View({ hearing, visit }: ViewProps) {
  const { ended } = hearing
  return (
    <>
      {ended ? (
        <Notice title="经办机构已作出决定">
          <p>{ended.words}</p>
          <p>{shownTime(ended.at)}</p>
        </Notice>
      ) : null}
      <Card title="异议内容">
        <Facts
          rows={[
            { label: '受理流水号', value: hearing.serial },
            { label: '职工', value: hearing.who },
            { label: '提出时间', value: shownTime(hearing.askedAt) },
            ...hearing.rows,
          ]}
        />
      </Card>
      {ended ? <Answered {...hearing} /> : <Answering hearing={hearing} visit={visit} />}
    </>
  )
}

const Answered = ({ answer, answeredAt }: Hearing) => (
  <Card title="本单位的答复">
    <Facts
      rows={[
        { label: '答复时间', value: answeredAt ? shownTime(answeredAt) : '期限内没有答复' },
        ...(answer === '' ? [] : [{ label: '答复内容', value: answer }]),
      ]}
    />
  </Card>
)

function Answering({ hearing, visit }: ViewProps) {
  const { answer, answeredAt, answerBy } = hearing
  return (
    <Card title="本单位的答复">
      {answeredAt === null && answer !== '' ? (
        <Notice tone="warning" title="职工补正了异议">
          <p>请核对下面以前的答复，需要的修改后重新提交。</p>
        </Notice>
      ) : null}
      <p class="note">
        请在 {answerBy}{' '}
        前答复；逾期未答复的，经办机构可以直接处理。登记有误的，也可以在答复中说明，并办理更正。
        {answeredAt ? `已于 ${shownTime(answeredAt)} 答复，经办机构作出决定前可以修改。` : ''}
      </p>
      <Form action={visit.path} hidden={visit.hidden}>
        <TextAreaField
          {...input(visit, 'answer', answer)}
          label="答复"
          hint="10 至 500 个字，职工和经办机构会看到"
          required
          maxLength={500}
        />
        <Buttons>
          <Button>{answeredAt ? '修改答复' : '提交答复'}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
