import {
  accept,
  approve,
  caseFile,
  confirmConditions,
  decline,
  getItem,
  revoke,
  sendBack,
  standing,
} from '#casework'
import { shownTime } from '#platform'
import { Card, ErrorSummary, Facts, PageTitle, Tag, Timeline } from '#ui'
import { MaterialLinks } from '../filing/material-links.tsx'
import { readableOf } from '../filing/readable.ts'
import { Frame } from '../frame.tsx'
import { officerPage } from '../serving/page.ts'
import { toneOf } from '../state-tag.ts'
import { Decision, type OfficersCase } from './decision.tsx'

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
    const { declaration } = await caseFile(visit.acting, id)
    const item = getItem(visit.catalogue, declaration.itemCode)
    const written = { declarationId: id, reason: posted.values.reason ?? '' }
    const checked = { declarationId: id, ticks: posted.all('condition') }
    switch (posted.act) {
      case 'accept':
        await accept(visit.acting, item, id)
        break
      case 'approve':
        await approve(visit.acting, item, checked)
        break
      case 'confirm':
        await confirmConditions(visit.acting, item, checked)
        return { to: visit.path, message: '核对结果已保存，可以在列表中批量审核。' }
      case 'decline':
        await decline(visit.acting, item, written)
        break
      case 'revoke':
        await revoke(visit.acting, item, written)
        break
      default:
        await sendBack(visit.acting, item, written)
    }
    return { to: visit.path, message: '办理成功，已短信通知申报人。' }
  },
})

function View({ visit, item, file }: OfficersCase) {
  const { declaration } = file
  return (
    <Frame visit={visit} title="办理">
      <PageTitle>
        {item.name} <Tag tone={toneOf(declaration.state)}>{standing(item, declaration).shown}</Tag>
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
