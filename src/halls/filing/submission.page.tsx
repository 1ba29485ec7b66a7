import {
  type CaseFile,
  caseFile,
  confirmationOf,
  type Declared,
  type DisplaySection,
  declaredBy,
  type GivenSignature,
  getItem,
  type Item,
  type SubmissionConfirmation,
  sendConfirmationCode,
  submit,
} from '#casework'
import { Card, ErrorSummary, Facts, LinkButton, Notice, PageTitle, Steps } from '#ui'
import { Frame } from '../frame.tsx'
import type { Page } from '../serving/page.ts'
import type { Posted } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'
import { ConfirmationForms } from './confirmation-forms.tsx'
import { displaySections } from './display-sections.ts'
import { filerPage } from './member-page.ts'
import { type FilingHall, paths } from './paths.ts'

/** 提交申报: GET, POST /:hall/declarations/:id/submission */
export const submissionPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/submission`,
    title: '提交申报',
    async load(visit) {
      const file = await caseFile(visit.acting, visit.params.id ?? '')
      const item = getItem(visit.catalogue, file.declaration.itemCode)
      const id = file.declaration.declarationId
      return {
        file,
        item,
        confirmation: await confirmationOf(visit.acting, item, id),
        declared: await declaredBy(visit.acting, item, id),
      }
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
      const { smsCode: code = '' } = posted.values
      const serial = await submit(acting, item, { declarationId: id, code, signed: signedIn(posted) })
      return { to: paths(hall).details(id), message: `提交成功，受理流水号：${serial}` }
    },
  })

function signedIn({ values }: Posted): GivenSignature | undefined {
  const { statement = '', certificate = '', signature = '' } = values
  return signature === '' ? undefined : { statement, certificate, signature }
}

/** Empty fields are part of the statement but not shown. */
const filled = (sections: readonly DisplaySection[]) =>
  sections.map(section => ({ ...section, rows: section.rows.filter(row => row.value !== '') }))

interface ViewProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseFile
  readonly confirmation: SubmissionConfirmation | undefined
  readonly declared: Declared | undefined
}

function View({ visit, hall, item, file, confirmation, declared }: ViewProps) {
  const { declaration } = file
  const to = paths(hall)
  const open = declaration.state === 'draft' || declaration.state === 'returned'
  return (
    <Frame visit={visit} title="提交申报" trail={[{ href: to.form(item.code), text: item.name }]}>
      <PageTitle>提交申报</PageTitle>
      <Steps steps={['填写信息', '采集电子材料', '核对并提交']} at={open ? 2 : 3} />
      <ErrorSummary problems={visit.findings} />
      {(declared ? filled(declared.readable) : displaySections(item, file)).map(section => (
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
      {confirmation && declared ? (
        <ConfirmationForms {...{ visit, hall, item, file, confirmation, declared }} />
      ) : (
        <Notice title="这笔业务已经提交">
          <LinkButton href={to.details(declaration.declarationId)}>查看详情</LinkButton>
        </Notice>
      )}
    </Frame>
  )
}
