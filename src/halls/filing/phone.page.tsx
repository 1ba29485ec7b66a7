import {
  type CaseFile,
  caseFile,
  endPairing,
  findPairing,
  getItem,
  type Item,
  isOpenState,
  openPairing,
  type Pairing,
} from '#casework'
import { Button, Buttons, Card, Form, LinkButton, PairingWatch, QrCode } from '#ui'
import { phonePath } from '../portal/phone-path.ts'
import type { Page } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { filerPage } from './filer-page.ts'
import { MaterialPages } from './material-pages.tsx'
import { NotOpen } from './not-open.tsx'
import { pairingWords } from './pairing-words.ts'
import { type FilingHall, paths } from './paths.ts'

/** 手机扫码上传, on the computer: GET, POST /:hall/declarations/:id/phone */
export const phonePage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/phone`,
    title: '手机扫码上传',
    async load(visit, tx) {
      const id = visit.params.id ?? ''
      const file = await caseFile(tx, id)
      const item = getItem(visit.catalogue, file.declaration.itemCode)
      // The open pairing belongs to another material.
      const asked = visit.query.kind
      const pairing = asked === undefined ? await findPairing(tx, visit.acting, id) : undefined
      return { file, item, pairing }
    },
    trail: ({ file }) => [
      { href: paths(hall).materials(file.declaration.declarationId), text: '采集电子材料' },
    ],
    view: (data, visit) =>
      isOpenState(data.file.declaration.state) ? (
        <View {...data} visit={visit} hall={hall} />
      ) : (
        <NotOpen hall={hall} item={data.item} declaration={data.file.declaration} />
      ),
    async post(visit, { values, act }, tx) {
      const id = visit.params.id ?? ''
      const here = paths(hall).phone(id)
      if (act === 'end') {
        await endPairing(tx, visit.acting, id)
        return { to: paths(hall).materials(id), message: '已结束手机上传。' }
      }
      await openPairing(tx, visit.acting, visit.catalogue, {
        declarationId: id,
        kind: values.kind ?? '',
        materialId: values.material || undefined,
      })
      return { to: here }
    },
  })

interface ViewProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseFile
  readonly pairing: Pairing | undefined
}

function View(of: ViewProps) {
  const { visit, hall, item, file, pairing } = of
  const to = paths(hall)
  const materials = to.materials(file.declaration.declarationId)
  const kind = pairing?.kind ?? visit.query.kind ?? visit.typed?.kind
  const name = item.materials.find(one => one.code === kind)?.name ?? '电子材料'
  return (
    <>
      <Card title={name}>{pairing ? <Watch {...of} pairing={pairing} /> : <Begin {...of} />}</Card>
      <Buttons>
        <LinkButton href={materials} look="secondary">
          返回采集电子材料
        </LinkButton>
      </Buttons>
    </>
  )
}

/** No pairing yet: explains what will happen, with the button to start one. */
function Begin({ visit, hall, file }: ViewProps) {
  const { kind = '', material = '' } = { ...visit.query, ...visit.typed }
  return (
    <Form
      action={paths(hall).phone(file.declaration.declarationId)}
      hidden={{ ...visit.hidden, kind, material }}
    >
      <p>生成二维码后，用手机扫描，在手机上给材料逐页拍照，照片会直接出现在这里。</p>
      <p class="muted">
        手机上不用登录。二维码 10 分钟内有效，只能由一部手机使用，只能给这一份材料添加页面。
      </p>
      <Buttons>
        <Button>生成二维码</Button>
      </Buttons>
    </Form>
  )
}

function Watch({ visit, hall, file, pairing }: ViewProps & { readonly pairing: Pairing }) {
  const to = paths(hall)
  const id = file.declaration.declarationId
  const material = file.materials.find(one => one.materialId === pairing.materialId)
  const again = { kind: pairing.kind, material: material?.materialId ?? '' }
  const open = pairing.state === 'waiting' || pairing.state === 'paired'
  return (
    <PairingWatch news={open ? to.phoneNews(id) : undefined} seen={pairing.seen}>
      <p role="status">{pairingWords(pairing)}</p>
      {pairing.token ? (
        <QrCode
          text={`${visit.site}${phonePath(pairing.token)}`}
          label="手机扫码上传的二维码，请用手机扫描"
        />
      ) : null}
      {material ? <MaterialPages base={to.material(id, material.materialId)} material={material} /> : null}
      <Buttons>
        {open ? (
          <LinkButton href={visit.path} look="secondary">
            刷新
          </LinkButton>
        ) : null}
        <Form action={to.phone(id)} hidden={{ ...visit.hidden, ...(open ? { _act: 'end' } : again) }}>
          <Button look={open ? 'secondary' : 'primary'}>{open ? '结束手机上传' : '重新生成二维码'}</Button>
        </Form>
      </Buttons>
    </PairingWatch>
  )
}
