import {
  accept,
  approve,
  type CaseFile,
  caseFile,
  getItem,
  type Item,
  mayDecide,
  revoke,
  sendBack,
  states,
} from '#casework'
import type { OfficerActor } from '#identity'
import { shownTime } from '#platform'
import {
  Button,
  Buttons,
  Card,
  ErrorSummary,
  Facts,
  Form,
  PageTitle,
  Tag,
  TextAreaField,
  Timeline,
} from '#ui'
import { MaterialLinks } from '../filing/material-links.tsx'
import { readableOf } from '../filing/readable.ts'
import { Frame } from '../frame.tsx'
import { officerPage } from '../serving/page.ts'
import { input, type Visit } from '../serving/visit.ts'
import { toneOf } from '../state-tag.ts'

/** 经办端 › 办理: GET, POST /agency/cases/:id */
export const casePage = officerPage({
  path: '/agency/cases/:id',
  title: '办理',
  async load(visit) {
    const file = await caseFile(visit.acting, visit.params.id ?? '')
    return { file, item: getItem(visit.catalogue, file.declaration.itemCode) }
  },
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted) {
    const id = visit.params.id ?? ''
    const { reason = '' } = posted.values
    if (posted.act === 'accept') await accept(visit.acting, id)
    else if (posted.act === 'approve') await approve(visit.acting, id)
    else if (posted.act === 'revoke') {
      const { declaration } = await caseFile(visit.acting, id)
      const item = getItem(visit.catalogue, declaration.itemCode)
      await revoke(visit.acting, item, { declarationId: id, reason })
    } else await sendBack(visit.acting, id, reason)
    return { to: visit.path, message: '办理成功，已短信通知申报人。' }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly item: Item
  readonly file: CaseFile
}

function View({ visit, item, file }: ViewProps) {
  const { declaration } = file
  return (
    <Frame visit={visit} title="办理">
      <PageTitle>
        {item.name} <Tag tone={toneOf(declaration.state)}>{states[declaration.state].shown}</Tag>
      </PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card title="申报信息">
        <Facts
          rows={[
            { label: '受理流水号', value: declaration.serial ?? '' },
            { label: '单位名称', value: declaration.unitName },
            { label: '申报人', value: declaration.applicantName },
            { label: '提交时间', value: declaration.submittedAt ? shownTime(declaration.submittedAt) : '' },
          ]}
        />
      </Card>
      {readableOf(item, file).map(section => (
        <Card key={section.title} title={section.title}>
          <Facts rows={section.rows} />
        </Card>
      ))}
      <Card title="电子材料">
        <MaterialLinks
          item={item}
          file={file}
          hrefOf={id => `/agency/cases/${declaration.declarationId}/materials/${id}`}
        />
      </Card>
      <Card title="办理过程">
        <Timeline
          moments={file.history.map(line => ({
            time: shownTime(line.at),
            title: line.words,
            words: `${line.office}　${line.office === line.actor ? '' : line.actor}`,
          }))}
        />
      </Card>
      <Decision visit={visit} item={item} file={file} />
    </Frame>
  )
}

/** What this officer may do now; nothing else is offered. */
function Decision({ visit, item, file }: ViewProps) {
  const { state } = file.declaration
  const { role } = visit.acting.who
  const mayAccept = state === 'submitted' && mayDecide('accept', role)
  const mayApprove = state === 'accepted' && mayDecide('approve', role)
  const maySendBack = (state === 'submitted' || state === 'accepted') && mayDecide('sendBack', role)
  const mayRevoke = state === 'passed' && item.onRevoked !== undefined && mayDecide('revoke', role)
  if (!mayAccept && !mayApprove && !maySendBack && !mayRevoke) return null
  return (
    <Card title="办理意见">
      <Form action={visit.path} hidden={visit.hidden}>
        {maySendBack || mayRevoke ? (
          <TextAreaField
            {...input(visit, 'reason')}
            label={mayRevoke ? '撤销原因' : '退回原因'}
            hint={
              mayRevoke
                ? '撤销后恢复办理前的信息，并通知申报人。'
                : '退回时必填；请一次写明全部需要补正的内容，单位会看到。'
            }
            maxLength={500}
          />
        ) : null}
        <Buttons>
          {mayAccept ? (
            <Button name="_act" value="accept">
              受理
            </Button>
          ) : null}
          {mayApprove ? (
            <Button name="_act" value="approve">
              审核通过
            </Button>
          ) : null}
          {maySendBack ? (
            <Button name="_act" value="send-back" look="danger">
              退回补正
            </Button>
          ) : null}
          {mayRevoke ? (
            <Button name="_act" value="revoke" look="danger">
              撤销
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Card>
  )
}
