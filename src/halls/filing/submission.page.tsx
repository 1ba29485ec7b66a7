import {
  type CaseFile,
  caseFile,
  confirmationOf,
  getItem,
  type Item,
  type SubmissionConfirmation,
  sendConfirmationCode,
  submit,
} from '#casework'
import { Button, Buttons, Card, ErrorSummary, Facts, Form, LinkButton, Notice, PageTitle, Steps } from '#ui'
import { Frame } from '../frame.tsx'
import type { Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { Confirm } from './confirm.tsx'
import { filerPage } from './member-page.ts'
import { type FilingHall, paths } from './paths.ts'
import { readableOf } from './readable.ts'

/** 提交申报: GET, POST /:hall/declarations/:id/submission */
export const submissionPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/submission`,
    title: '提交申报',
    async load(visit) {
      const file = await caseFile(visit.acting, visit.params.id ?? '')
      const item = getItem(visit.catalogue, file.declaration.itemCode)
      return { file, item, confirmation: await confirmationIfOpen(visit, item, file) }
    },
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
    async post(visit, posted) {
      const id = visit.params.id ?? ''
      const { declaration } = await caseFile(visit.acting, id)
      const item = getItem(visit.catalogue, declaration.itemCode)
      if (posted.act === 'sms') {
        const wait = await sendConfirmationCode(visit.acting, item, id)
        return { stay: '验证码已发送，请查看短信。', wait }
      }
      const { once: _, ...acting } = visit.acting
      const serial = await submit(acting, item, { declarationId: id, code: posted.values.smsCode ?? '' })
      return { to: paths(hall).details(id), message: `提交成功，受理流水号：${serial}` }
    },
  })

async function confirmationIfOpen(
  visit: Visit,
  item: Item,
  file: CaseFile,
): Promise<SubmissionConfirmation | undefined> {
  const { who } = visit.acting
  const open = file.declaration.state === 'draft' || file.declaration.state === 'returned'
  if (!open || !('accountNo' in who)) return undefined
  return await confirmationOf({ ...visit.acting, who }, item, file.declaration.declarationId)
}

interface ViewProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseFile
  readonly confirmation: SubmissionConfirmation | undefined
}

function View({ visit, hall, item, file, confirmation }: ViewProps) {
  const { declaration } = file
  const to = paths(hall)
  const open = declaration.state === 'draft' || declaration.state === 'returned'
  return (
    <Frame visit={visit} title="提交申报" trail={[{ href: to.form(item.code), text: item.name }]}>
      <PageTitle>提交申报</PageTitle>
      <Steps steps={['填写信息', '采集电子材料', '核对并提交']} at={open ? 2 : 3} />
      <ErrorSummary problems={visit.findings} />
      {readableOf(item, file).map(section => (
        <Card key={section.title} title={section.title}>
          <Facts rows={section.rows} />
        </Card>
      ))}
      <Card title="电子材料">
        <Facts
          rows={item.materials.map(kind => ({
            label: kind.name,
            value: `${file.materials.filter(material => material.kind === kind.code).length}/${kind.most}`,
          }))}
        />
      </Card>
      {open ? (
        <Form action={to.submission(declaration.declarationId)} hidden={visit.hidden}>
          {confirmation ? <Confirm visit={visit} confirmation={confirmation} /> : null}
          <Buttons>
            <Button>提交申报</Button>
            <LinkButton href={to.form(item.code)} look="secondary">
              返回修改
            </LinkButton>
            <LinkButton href={to.materials(declaration.declarationId)} look="secondary">
              采集电子材料
            </LinkButton>
          </Buttons>
        </Form>
      ) : (
        <Notice title="这笔业务已经提交">
          <LinkButton href={to.details(declaration.declarationId)}>查看详情</LinkButton>
        </Notice>
      )}
    </Frame>
  )
}
