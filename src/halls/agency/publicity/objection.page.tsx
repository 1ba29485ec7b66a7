import { acceptObjection, decideObjection, getObjection } from '#disbursement'
import type { OfficerActor } from '#identity'
import { refuse, shownTime } from '#platform'
import { Card, Facts, LinkList, Tag } from '#ui'
import { objectionFacts } from '../../objection-facts.ts'
import { objectionStates } from '../../objection-states.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { ObjectionDecision } from './objection-decision.tsx'

/** decision by button */
const decisions = {
  reject: { outcome: 'rejected', ending: 'decline' },
  decline: { outcome: 'upheld', ending: 'decline' },
  return: { outcome: 'upheld', ending: 'return' },
} as const

/** 经办端 › 公示管理 › 异议处理 › 一件: GET, POST /agency/objections/:id */
export const objectionPage = officerPage({
  path: '/agency/objections/:id',
  title: '处理异议',
  trail: [
    { href: '/agency/publicity', text: '公示管理' },
    { href: '/agency/objections', text: '异议处理' },
  ],
  load: (visit, tx) => getObjection(tx, visit.acting, visit.params.id ?? ''),
  heading: ({ objection: { state } }) => (
    <>
      处理异议 <Tag tone={objectionStates[state].tone}>{objectionStates[state].shown}</Tag>
    </>
  ),
  view: (found, visit) => <View {...found} visit={visit} />,
  async post(visit, { act, values }, tx) {
    const objectionId = visit.params.id ?? ''
    if (act === 'accept') {
      await acceptObjection(tx, visit.acting, objectionId)
      return { to: visit.path, message: '已受理，请核查后由其他人员作出处理决定。' }
    }
    if (act !== 'reject' && act !== 'decline' && act !== 'return') {
      return refuse('invalid', '请选择处理决定。')
    }
    await decideObjection(tx, visit.acting, { objectionId, ...decisions[act], reason: values.reason ?? '' })
    return { to: visit.path, message: '处理决定已作出，已短信答复提出人。' }
  },
})

type Found = Awaited<ReturnType<typeof getObjection>>

function View({ visit, objection, evidence }: Found & { readonly visit: Visit<OfficerActor> }) {
  const said = (at: Date | null, who: string | null) => (at ? `${who ?? ''}　${shownTime(at)}` : '')
  return (
    <>
      <Card>
        <Facts
          rows={[
            ...objectionFacts(objection),
            { label: '受理', value: said(objection.acceptedAt, objection.acceptedName) },
            { label: '决定', value: said(objection.decidedAt, objection.decidedName) },
            { label: '处理结果和理由', value: objection.decision ?? '' },
          ]}
        />
        <p class="muted">提出人的姓名和手机号只有受理人能看到全部。</p>
        <p>
          <a href={`/agency/cases/${objection.declarationId}`}>查看该单位的办件</a>
        </p>
      </Card>
      <Card title="证明材料">
        <LinkList
          empty="没有上传证明材料。"
          links={evidence.map(file => ({
            href: `/agency/objections/${objection.objectionId}/files/${file.fileNo}`,
            text: file.name,
            behind: <span>{file.pages}页</span>,
          }))}
        />
      </Card>
      <ObjectionDecision visit={visit} objection={objection} />
    </>
  )
}
