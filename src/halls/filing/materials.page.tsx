import {
  type CaseFile,
  caseFile,
  getItem,
  type Item,
  isOpenState,
  type MaterialKind,
  type Reusable,
  requiredMaterials,
  reusable,
} from '#casework'
import { filesAhead } from '#platform'
import { Buttons, Card, Facts, LinkButton, Upload } from '#ui'
import type { Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { filerPage } from './filer-page.ts'
import { MaterialLinks } from './material-links.tsx'
import { NotOpen } from './not-open.tsx'
import { type FilingHall, paths } from './paths.ts'
import { postMaterials } from './post-materials.ts'
import { PresentMaterial } from './present-material.tsx'

/** 采集电子材料: GET, POST /:hall/declarations/:id/materials */
export const materialsPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/materials`,
    title: '采集电子材料',
    async load(visit, tx) {
      const id = visit.params.id ?? ''
      const file = await caseFile(tx, id)
      const item = getItem(visit.catalogue, file.declaration.itemCode)
      return {
        file,
        item,
        required: await requiredMaterials(tx, visit.acting, item, file.declaration),
        ahead: await filesAhead(tx, judgedPages(file)),
        earlier: await reusable(tx, visit.acting, visit.catalogue, file.declaration),
      }
    },
    trail: ({ item, file }) => [{ href: paths(hall).edit(item, file.declaration), text: item.name }],
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
    post: async (visit, posted, tx) => await postMaterials(tx, visit, posted, hall),
  })

const judgedPages = ({ materials }: CaseFile) =>
  materials
    .flatMap(({ pages }) => pages)
    .filter(({ state }) => state === 'judging')
    .map(({ sha256 }) => sha256)

interface ViewProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseFile
  /** codes of the kinds required for submission */
  readonly required: readonly string[]
  /** files of others that are processed before those of this case */
  readonly ahead: number
  /** reusable materials from earlier cases, by kind */
  readonly earlier: ReadonlyMap<string, readonly Reusable[]>
}

function View({ visit, hall, item, file, required, ahead, earlier }: ViewProps) {
  const { declaration } = file
  const to = paths(hall)
  const rows = [
    { label: '事项名称', value: item.name },
    { label: '单位名称', value: declaration.unitName },
    { label: '单位编号', value: declaration.unitNo },
  ]
  if (!isOpenState(declaration.state))
    return (
      <>
        <NotOpen hall={hall} item={item} declaration={declaration} />
        <Card title="电子材料">
          <MaterialLinks
            item={item}
            file={file}
            hrefOf={material => to.preview(declaration.declarationId, material)}
          />
        </Card>
      </>
    )
  return (
    <>
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
              required={required.includes(kind.code)}
              error={errorFor(visit, kind.code)}
            >
              {present.map(material => (
                <PresentMaterial
                  key={material.materialId}
                  visit={visit}
                  hall={hall}
                  id={declaration.declarationId}
                  material={material}
                  ahead={ahead}
                />
              ))}
              {present.length < kind.most ? (
                <OtherWays
                  to={to}
                  id={declaration.declarationId}
                  kind={kind}
                  earlier={earlier.get(kind.code)}
                />
              ) : null}
            </Upload>
          )
        })}
      </Card>
      <Buttons>
        <LinkButton href={to.edit(item, declaration)} look="secondary">
          返回填报页
        </LinkButton>
        <LinkButton href={to.submission(declaration.declarationId)}>
          {hall === 'person' ? '提交申报' : '确定'}
        </LinkButton>
      </Buttons>
    </>
  )
}

interface OtherWaysProps {
  readonly to: ReturnType<typeof paths>
  readonly id: string
  readonly kind: MaterialKind
  readonly earlier: readonly Reusable[] | undefined
}

/** Links, not buttons: both open a page that explains what will happen. */
function OtherWays({ to, id, kind, earlier }: OtherWaysProps) {
  return (
    <Buttons>
      <LinkButton href={`${to.phone(id)}?kind=${kind.code}`} look="secondary" small>
        手机扫码上传
      </LinkButton>
      {earlier ? (
        <LinkButton href={to.reuse(id, kind.code)} look="secondary" small>
          使用以前提交过的材料
        </LinkButton>
      ) : null}
    </Buttons>
  )
}

/** Shows a refused file beside the material it was uploaded for. */
function errorFor(visit: Visit, kind: string): string | undefined {
  const own = visit.findings.find(finding => finding.field === `file-${kind}`)
  const ofFile =
    visit.typed?.kind === kind ? visit.findings.find(finding => finding.field === 'file') : undefined
  return (own ?? ofFile)?.sentence
}
