import { addEvidence, type FollowedObjection, followObjection, mostEvidence } from '#disbursement'
import { refuse, shownTime } from '#platform'
import { Card, Facts, Tag, Upload } from '#ui'
import { objectionFacts } from '../../objection-facts.ts'
import { objectionStates } from '../../objection-states.ts'
import { openPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'

/** 门户 › 公示公告 › 异议办理情况: GET, POST /publicity/objections/:id */
export const followedObjectionPage = openPage({
  path: '/publicity/objections/:id',
  title: '异议办理情况',
  trail: [{ href: '/publicity', text: '公示公告' }],
  load: (visit, tx) => followObjection(tx, visit.params.id ?? ''),
  heading: ({ objection: { state } }) => (
    <>
      异议办理情况 <Tag tone={objectionStates[state].tone}>{objectionStates[state].shown}</Tag>
    </>
  ),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted) {
    if (!posted.file?.name) return refuse('invalid', '请选择要上传的文件。', 'file')
    await addEvidence(visit.acting, visit.params.id ?? '', posted.file)
    return { to: visit.path, message: '证明材料上传成功。' }
  },
})

function View({ visit, objection, evidence }: FollowedObjection & { readonly visit: Visit }) {
  const { shown } = objectionStates[objection.state]
  const decided = objection.decidedAt
  return (
    <>
      <Card>
        <Facts
          rows={[
            ...objectionFacts(objection),
            ...(decided
              ? [
                  { label: '处理时间', value: shownTime(decided) },
                  { label: '处理结果', value: `${shown}。${objection.decision ?? ''}` },
                ]
              : []),
          ]}
        />
        <p class="muted">请记下回执编号。以后可在“公示公告—查询异议处理情况”中用编号和手机号后四位查询。</p>
      </Card>
      <Card title="上传证明材料">
        <Upload
          action={visit.path}
          hidden={visit.hidden}
          kind="evidence"
          name="证明材料"
          have={evidence.length}
          most={decided ? evidence.length : mostEvidence}
          required={false}
          error={visit.findings.find(finding => finding.field === 'file')?.sentence}
        >
          <ul>
            {evidence.map(file => (
              <li key={file.fileNo}>
                {file.name}（{file.pages}页）
              </li>
            ))}
          </ul>
        </Upload>
      </Card>
    </>
  )
}
