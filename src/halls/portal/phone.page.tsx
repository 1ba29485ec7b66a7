import { type Entered, enterPairing, getItem, takePhotograph } from '#casework'
import { refuse } from '#platform'
import { Card, PhoneCamera } from '#ui'
import { errorOf } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/** 手机拍照上传, on the phone that scanned the QR code, without an account: GET, POST /phone/:token */
export const phonePage = openPage({
  path: '/phone/:token',
  title: '手机拍照上传',
  secretAddress: true,
  load: visit => enterPairing(visit.acting, visit.params.token ?? ''),
  view: (entered, visit) => <View visit={visit} entered={entered} />,
  async post(visit, { file }) {
    const { acting, catalogue, params } = visit
    if (!file?.name) return refuse('invalid', '请先拍照。', 'file')
    await takePhotograph(acting, catalogue, { token: params.token ?? '', ...file })
    return { to: visit.path, message: '这一页已上传，电脑上已能看到。可以继续拍下一页。' }
  },
})

/** Shows only the item and material names, so a leaked address reveals no more about the case. */
function View({ visit, entered }: { readonly visit: Visit; readonly entered: Entered }) {
  const item = getItem(visit.catalogue, entered.itemCode)
  const kind = item.materials.find(one => one.code === entered.kind)?.name ?? '电子材料'
  return (
    <Card title={kind}>
      <p class="muted">{item.name}。请逐页拍照上传，全部拍完后回到电脑上继续办理。</p>
      <PhoneCamera action={visit.path} hidden={visit.hidden} error={errorOf(visit, 'file')} />
    </Card>
  )
}
