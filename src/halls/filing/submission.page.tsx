import {
  type DisplaySection,
  type GivenSignature,
  isOpenState,
  type Material,
  type MaterialKind,
  type PendingSubmission,
  pendingSubmission,
  sendConfirmationCode,
  submit,
} from '#casework'
import { Card, Facts, Steps } from '#ui'
import type { Page } from '../serving/page.ts'
import type { Posted } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'
import { ConfirmationForms } from './confirmation-forms.tsx'
import { displaySections } from './display-sections.ts'
import { filerPage } from './filer-page.ts'
import { NotOpen } from './not-open.tsx'
import { type FilingHall, paths } from './paths.ts'
import { RowsToSubmit } from './rows/rows-to-submit.tsx'

/** 提交申报: GET, POST /:hall/declarations/:id/submission */
export const submissionPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/submission`,
    title: '提交申报',
    idempotent: true,
    load: (visit, tx) => pendingSubmission(tx, visit.acting, visit.catalogue, visit.params.id ?? ''),
    trail: ({ item, file }) => [{ href: paths(hall).edit(item, file.declaration), text: item.name }],
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
    async post(visit, posted, tx) {
      const id = visit.params.id ?? ''
      const { acting, catalogue } = visit
      if (posted.act === 'sms') {
        const { pending, wait } = await sendConfirmationCode(tx, acting, catalogue, id)
        return { stay: '验证码已发送，请查看短信。', wait, shown: pending }
      }
      const { smsCode: code = '' } = posted.values
      const serial = await submit(tx, acting, catalogue, {
        declarationId: id,
        code,
        signed: signedIn(posted),
      })
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

const stateWords = {
  ready: '',
  judging: '（处理中）',
  quarantined: '（待查毒）',
  refused: '（退回）',
} as const

function countOf({ code, most }: MaterialKind, materials: readonly Material[]): string {
  const present = materials.filter(material => material.kind === code)
  const unready = present.find(({ state }) => state !== 'ready')
  return `${present.length}/${most}${stateWords[unready?.state ?? 'ready']}`
}

interface ViewProps extends PendingSubmission {
  readonly visit: Visit
  readonly hall: FilingHall
}

function View({ visit, hall, item, file, confirmation, declared, rows }: ViewProps) {
  const { declaration } = file
  const open = isOpenState(declaration.state)
  return (
    <>
      {open ? null : <NotOpen hall={hall} item={item} declaration={declaration} />}
      <Steps steps={['填写信息', '采集电子材料', '核对并提交']} at={open ? 2 : 3} />
      {(declared ? filled(declared.readable) : displaySections(item, file)).map(section => (
        <Card key={section.title} title={section.title}>
          <Facts rows={section.rows} />
        </Card>
      ))}
      {item.materials.length > 0 ? (
        <Card title="电子材料">
          <Facts
            rows={item.materials.map(kind => ({
              label: kind.name,
              value: countOf(kind, file.materials),
            }))}
          />
        </Card>
      ) : null}
      {item.rows && rows ? <RowsToSubmit visit={visit} rows={item.rows} declared={rows} /> : null}
      {confirmation && declared ? (
        <ConfirmationForms {...{ visit, hall, item, file, confirmation, declared }} />
      ) : null}
    </>
  )
}
