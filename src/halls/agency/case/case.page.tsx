import {
  caseFile,
  evaluateCase,
  getItem,
  listRows,
  moneyDoubtOf,
  nextCase,
  officersFor,
  officersHearing,
  statusLabel,
  submittedSignatures,
  verifySignatures,
} from '#casework'
import { officersIn } from '#identity'
import { shownTime, shownYuan } from '#platform'
import { Card, Facts, Form, Tag, Timeline } from '#ui'
import { displaySections } from '../../filing/display-sections.ts'
import { MaterialLinks } from '../../filing/material-links.tsx'
import { rowSearch } from '../../filing/rows/row-search.ts'
import { PrintLinks } from '../../printing/print-links.tsx'
import { officerPage } from '../../serving/page.ts'
import { Signatures } from '../../signatures.tsx'
import { toneOf } from '../../tone-of.ts'
import { Changed } from './changed.tsx'
import { Conditions } from './conditions.tsx'
import { Decision } from './decision.tsx'
import { Doubt } from './doubt.tsx'
import { HandingOver } from './handing-over.tsx'
import { Hearing } from './hearing.tsx'
import type { OfficersCase } from './officers-case.ts'
import { postCase } from './post-case.ts'
import { RowsDecision } from './rows-decision.tsx'

/** 经办端 › 办理: GET, POST /agency/cases/:id */
export const casePage = officerPage({
  path: '/agency/cases/:id',
  title: '办理',
  async load(visit, tx): Promise<Omit<OfficersCase, 'visit'>> {
    const file = await caseFile(tx, visit.params.id ?? '')
    const { declaration } = file
    const item = getItem(visit.catalogue, declaration.itemCode)
    const officers = await officersIn(tx, declaration.areaCode)
    return {
      file,
      item,
      examination: await evaluateCase(tx, visit.acting, item, file),
      handlers: officersFor(item, declaration, officers),
      submitted: await submittedSignatures(tx, declaration),
      signatures: [],
      hearing: await officersHearing(tx, visit.acting, item, file),
      doubt: await moneyDoubtOf(tx, item, declaration),
      list: item.rows && (await listRows(tx, declaration, rowSearch(visit.query))),
      next: await nextCase(tx, visit.acting, visit.catalogue, declaration.declarationId),
    }
  },
  finish: async (data, visit) => ({
    ...data,
    signatures: await verifySignatures(visit.acting, data.submitted),
  }),
  heading: ({ item, file: { declaration } }) => (
    <>
      {item.name} <Tag tone={toneOf(declaration.state)}>{statusLabel(item, declaration).shown}</Tag>
    </>
  ),
  view: (data, visit) => <View {...data} visit={visit} />,
  post: async (visit, posted, tx) => await postCase(tx, visit, posted),
})

function View(of: OfficersCase) {
  const { visit, item, file } = of
  const { declaration } = file
  return (
    <>
      <Doubt {...of} />
      <Changed {...of} />
      <Basics {...of} />
      {displaySections(item, file).map(section => (
        <Card key={section.title} title={section.title}>
          <Facts rows={section.rows} />
        </Card>
      ))}
      <RowsDecision {...of} />
      <Hearing {...of} />
      {item.materials.length > 0 ? (
        <Card title="电子材料">
          <MaterialLinks
            item={item}
            file={file}
            hrefOf={id => `/agency/cases/${declaration.declarationId}/materials/${id}`}
          />
        </Card>
      ) : null}
      <Signatures signatures={of.signatures} />
      <Card title="单据">
        <PrintLinks file={file} base={`/agency/cases/${declaration.declarationId}`} />
      </Card>
      <HandingOver {...of} />
      <Form action={visit.path} hidden={visit.hidden}>
        <Conditions {...of} />
        <Decision {...of} />
      </Form>
      <Card title="办理过程">
        <Timeline
          moments={file.history.map(line => ({
            time: shownTime(line.at),
            title: line.words,
            words: `${line.office}　${line.office === line.actor ? '' : line.actor}`,
          }))}
        />
      </Card>
    </>
  )
}

function Basics({ file: { declaration } }: OfficersCase) {
  return (
    <Card title="申报信息">
      <Facts
        rows={[
          { label: '受理流水号', value: declaration.serial ?? '' },
          { label: '单位名称', value: declaration.unitName },
          { label: '申报人', value: declaration.applicantName },
          { label: '提交时间', value: declaration.submittedAt ? shownTime(declaration.submittedAt) : '' },
          { label: '办理期限', value: declaration.dueOn ?? '' },
          {
            label: '申请金额',
            value: declaration.amountFen > 0 ? `${shownYuan(declaration.amountFen)} 元` : '',
          },
          { label: '经办', value: declaration.handler?.name ?? '未指定' },
        ]}
      />
    </Card>
  )
}
