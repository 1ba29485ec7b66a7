import { attach, type CaseFile, caseFile, detach, getItem, type Item, mayAttach } from '#casework'
import { refuse } from '#platform'
import { Buttons, Card, ErrorSummary, Facts, LinkButton, PageTitle, Upload } from '#ui'
import { Frame } from '../frame.tsx'
import type { Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { filerPage } from './member-page.ts'
import { type FilingHall, paths } from './paths.ts'
import { Present } from './present-material.tsx'

/** 采集电子材料: GET, POST /:hall/declarations/:id/materials */
export const materialsPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/materials`,
    title: '采集电子材料',
    async load(visit) {
      const file = await caseFile(visit.acting, visit.params.id ?? '')
      return { file, item: getItem(visit.catalogue, file.declaration.itemCode) }
    },
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
    async post(visit, posted) {
      const id = visit.params.id ?? ''
      const here = paths(hall).materials(id)
      if (posted.act === 'remove') {
        await detach(visit.acting, id, posted.values.material ?? '')
        return { to: here, message: '已删除该电子材料。' }
      }
      const { declaration } = await caseFile(visit.acting, id)
      const item = getItem(visit.catalogue, declaration.itemCode)
      const kind = posted.values.kind ?? ''
      await mayAttach(visit.acting, item, { declarationId: id, kind })
      if (!posted.file?.name) return refuse('invalid', '请选择要上传的文件。', `file-${kind}`)
      await attach(visit.acting, item, { declarationId: id, kind, ...posted.file })
      return { to: here, message: '电子材料上传成功。' }
    },
  })

interface ViewProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseFile
}

function View({ visit, hall, item, file }: ViewProps) {
  const { declaration } = file
  const to = paths(hall)
  const rows = [
    { label: '事项名称', value: item.name },
    { label: '单位名称', value: declaration.unitName },
    { label: '单位编号', value: declaration.unitNo },
  ]
  return (
    <Frame visit={visit} title="采集电子材料" trail={[{ href: to.form(item.code), text: item.name }]}>
      <PageTitle>采集电子材料</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card>
        <Facts rows={rows} />
      </Card>
      <Card title="申报电子材料上传:">
        {item.materials.map(kind => {
          const present = file.materials.filter(material => material.kind === kind.code)
          return (
            <Upload
              key={kind.code}
              action={to.materials(declaration.declarationId)}
              hidden={{ ...visit.hidden, kind: kind.code }}
              kind={kind.code}
              name={kind.name}
              have={present.length}
              most={kind.most}
              required={kind.required}
              error={errorFor(visit, kind.code)}
            >
              {present.map(material => (
                <Present
                  key={material.materialId}
                  visit={visit}
                  hall={hall}
                  id={declaration.declarationId}
                  material={material}
                />
              ))}
            </Upload>
          )
        })}
      </Card>
      <Buttons>
        <LinkButton href={to.form(item.code)} look="secondary">
          返回填报页
        </LinkButton>
        <LinkButton href={to.submission(declaration.declarationId)}>
          {hall === 'person' ? '提交申报' : '确定'}
        </LinkButton>
      </Buttons>
    </Frame>
  )
}

/** A refused file is told beside the material it was meant for. */
function errorFor(visit: Visit, kind: string): string | undefined {
  const own = visit.findings.find(finding => finding.field === `file-${kind}`)
  const ofFile =
    visit.typed?.kind === kind ? visit.findings.find(finding => finding.field === 'file') : undefined
  return (own ?? ofFile)?.sentence
}
