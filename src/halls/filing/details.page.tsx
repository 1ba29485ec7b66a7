import {
  caseFile,
  findHearing,
  getItem,
  type Hearing,
  listRows,
  moneyDoubtOf,
  type QueuePlace,
  queuePlace,
  type RowPage,
  type SignatureInfo,
  type SubmittedSignature,
  statusLabel,
  submittedSignatures,
  verifySignatures,
} from '#casework'
import type { MoneyDoubt } from '#identity'
import { shownTime } from '#platform'
import { agencyOf } from '#registry'
import { Buttons, Card, Facts, LinkButton, Notice, Tag, Timeline } from '#ui'
import { HearingCard } from '../hearing-card.tsx'
import { PrintLinks } from '../printing/print-links.tsx'
import type { Page } from '../serving/page.ts'
import { Signatures } from '../signatures.tsx'
import { toneOf } from '../tone-of.ts'
import { displaySections, maskSections } from './display-sections.ts'
import { filerPage } from './filer-page.ts'
import { MaterialLinks } from './material-links.tsx'
import { type FilingHall, paths } from './paths.ts'
import { Queue } from './queue.tsx'
import { rowSearch } from './rows/row-search.ts'
import { RowsCard } from './rows/rows-card.tsx'
import { type OpenCase, StillToDo } from './still-to-do.tsx'

/** 详情: GET /:hall/declarations/:id */
export const detailsPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id`,
    title: '详情',
    trail: [{ href: `/${hall}/progress`, text: '办理进度查询' }],
    async load(visit, tx): Promise<Details> {
      const file = await caseFile(tx, visit.params.id ?? '')
      const { declaration } = file
      const item = getItem(visit.catalogue, declaration.itemCode)
      const place = await queuePlace(tx, item, declaration)
      const { agencyName } = await agencyOf(tx, declaration.areaCode)
      const doubt = await moneyDoubtOf(tx, item, declaration)
      const submitted = await submittedSignatures(tx, declaration)
      const list = item.rows && (await listRows(tx, declaration, rowSearch(visit.query)))
      const hearing = item.hears ? await findHearing(tx, declaration) : undefined
      return { file, item, place, agencyName, submitted, signatures: [], doubt, list, hearing }
    },
    finish: async (data, visit) => ({
      ...data,
      signatures: await verifySignatures(visit.acting, data.submitted),
    }),
    heading: ({ item }) => item.name,
    view: data => <View {...data} hall={hall} />,
  })

interface Details extends Omit<OpenCase, 'hall'> {
  readonly place: QueuePlace | undefined
  readonly agencyName: string
  readonly submitted: readonly SubmittedSignature[]
  readonly signatures: readonly SignatureInfo[]
  /** why no money may go to the unit yet */
  readonly doubt: MoneyDoubt | undefined
  /** of an item that hears the unit */
  readonly hearing: Hearing | undefined
  /** of an item with rows */
  readonly list: RowPage | undefined
}

function View({ hall, item, file, place, agencyName, signatures, doubt, list, hearing }: Details & OpenCase) {
  const { declaration } = file
  const to = paths(hall)
  const open = declaration.state === 'draft' || declaration.state === 'returned'
  return (
    <>
      {open ? <StillToDo hall={hall} item={item} file={file} /> : null}
      {doubt && declaration.endedAt === null ? (
        <Notice tone="warning" title="暂不能受理">
          <p>{doubt.forUnit}</p>
        </Notice>
      ) : null}
      {place ? <Queue place={place} agencyName={agencyName} /> : null}
      <Card title="办理情况">
        <Facts
          rows={[
            { label: '受理流水号', value: declaration.serial ?? '提交后生成' },
            { label: '受理状态', value: statusLabel(item, declaration).acceptance },
            { label: '办理状态', value: statusLabel(item, declaration).handling },
          ]}
        />
        <p>
          <Tag tone={toneOf(declaration.state)}>{statusLabel(item, declaration).shown}</Tag>
        </p>
        <Timeline
          moments={[...file.history].reverse().map(line => ({
            time: shownTime(line.at),
            title: line.words,
            words: `${line.office}　${line.office === line.actor ? '' : line.actor}`,
          }))}
        />
      </Card>
      {maskSections(displaySections(item, file)).map(section => (
        <Card key={section.title} title={section.title}>
          <Facts rows={section.rows} />
        </Card>
      ))}
      {hearing ? <HearingCard hearing={hearing} /> : null}
      {item.rows && list ? (
        <RowsCard rows={item.rows} list={list} path={to.details(declaration.declarationId)} />
      ) : null}
      {item.materials.length > 0 ? (
        <Card title="电子材料">
          <MaterialLinks item={item} file={file} hrefOf={id => to.material(declaration.declarationId, id)} />
        </Card>
      ) : null}
      <Signatures signatures={signatures} />
      <PrintLinks file={file} base={to.details(declaration.declarationId)} />
      {signatures.length > 0 ? (
        <Buttons>
          <LinkButton href={to.receipt(declaration.declarationId)} look="secondary">
            下载受理凭证
          </LinkButton>
        </Buttons>
      ) : null}
    </>
  )
}
