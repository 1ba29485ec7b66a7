import {
  bindCertificate,
  certificatesOf,
  type OfficerActor,
  type RegisteredCertificate,
  replaceCertificate,
  reportLost,
  unbindCertificate,
} from '#identity'
import { areaPrefix, refuse, type Tx } from '#platform'
import { creditCodeFault, findUnitByCreditCode, getUnit, normaliseCreditCode, type Unit } from '#registry'
import { Button, Buttons, Card, Form, TextField } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { Registered, RegisterForm } from './registered.tsx'
import { uploadedCertificate } from './uploaded-certificate.ts'

const path = '/agency/certificates'
const of = (unitNo: string) => `${path}?unit=${unitNo}`

interface Found {
  readonly unit: Unit
  readonly certificates: readonly RegisteredCertificate[]
}

/** 经办端 › 办理CA登记: GET, POST /agency/certificates */
export const certificatesPage = officerPage({
  path,
  title: '办理CA登记',
  load: async (visit, tx) => await findAsked(tx, visit),
  view: (found, visit) => (
    <>
      <Card title="查询单位">
        <Form action={path} method="get" class="filter">
          <TextField
            name="unit"
            label="单位"
            value={visit.query.unit ?? ''}
            hint="单位编号或统一社会信用代码"
          />
          <Buttons>
            <Button>查询</Button>
          </Buttons>
        </Form>
      </Card>
      {typeof found === 'string' ? null : (
        <>
          <Registered visit={visit} action={of(found.unit.unitNo)} {...found} />
          <RegisterForm visit={visit} action={of(found.unit.unitNo)} {...found} />
        </>
      )}
    </>
  ),
  async post(visit, posted, tx) {
    const unitNo = visit.query.unit ?? ''
    const [verb, no] = posted.act.split(':')
    const which = { unitNo, certificateNo: wholeNumber(no) ?? 0 }
    if (verb === 'lost') {
      await reportLost(tx, visit.acting, which)
      return { to: of(unitNo), message: '已报遗失，该证书立即停用。' }
    }
    if (verb === 'unbind') {
      await unbindCertificate(tx, visit.acting, which)
      return { to: of(unitNo), message: '已注销登记。' }
    }
    const file = await uploadedCertificate(posted)
    const { replaces = '' } = posted.values
    if (replaces === '') {
      await bindCertificate(tx, visit.acting, { unitNo, file })
      return { to: of(unitNo), message: 'CA登记已办理，单位可以使用数字证书登录。' }
    }
    await replaceCertificate(tx, visit.acting, { unitNo, certificateNo: wholeNumber(replaces) ?? 0, file })
    return { to: of(unitNo), message: '证书已更换，原证书停用。' }
  },
})

/** The unit searched for, by number or credit code, in the officer's own area. */
async function findAsked(
  tx: Tx,
  { acting, query: { unit: asked = '' } }: Visit<OfficerActor>,
): Promise<Found | string> {
  const given = normaliseCreditCode(asked)
  if (given === '') return ''
  const unit = await findAskedUnit(tx, given)
  if (!unit?.areaCode.startsWith(areaPrefix(acting.who.areaCode))) {
    return refuse('not-found', '本统筹区没有该单位，请核对单位编号或统一社会信用代码。')
  }
  return { unit, certificates: await certificatesOf(tx, unit.unitNo) }
}

async function findAskedUnit(tx: Tx, given: string): Promise<Unit | undefined> {
  if (creditCodeFault(given) === undefined) return await findUnitByCreditCode(tx, given)
  return /^\d{12}$/.test(given) ? await getUnit(tx, given) : undefined
}
