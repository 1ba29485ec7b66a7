import {
  confirmContact,
  isFrozen,
  type OfficerActor,
  officersUnit,
  type RegistrationEvent,
  registrationEvents,
} from '#identity'
import { shownTime } from '#platform'
import {
  contactVersion,
  type MaintainedContact,
  type RecordedContact,
  recordedContact,
  type Unit,
  unitContact,
} from '#registry'
import { Button, Buttons, Card, CheckField, Facts, Form, Notice, TextField } from '#ui'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { Events } from './events.tsx'
import { freezePath } from './paths.ts'

const title = '单位联系人信息确认'

interface Data {
  readonly unit: Unit
  readonly contact: MaintainedContact | undefined
  readonly recorded: RecordedContact
  readonly frozen: boolean
  readonly events: readonly RegistrationEvent[]
}

/** 经办端 › 单位联系人信息确认 › one unit: GET, POST /agency/unit-contacts/:unitNo */
export const contactPage = officerPage({
  path: '/agency/unit-contacts/:unitNo',
  title,
  trail: [{ href: '/agency/unit-contacts', text: title }],
  load: async ({ acting, params: { unitNo = '' } }, tx): Promise<Data> => ({
    unit: await officersUnit(tx, acting, unitNo),
    contact: await unitContact(tx, unitNo),
    recorded: await recordedContact(tx, unitNo),
    frozen: await isFrozen(tx, unitNo),
    events: await registrationEvents(tx, unitNo),
  }),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, { values }, tx) {
    const { acting, params, path } = visit
    await confirmContact(tx, acting, params.unitNo ?? '', values)
    return { to: path, message: '联系人信息已确认，该单位的资金类业务可以受理。' }
  },
})

function View({ visit, ...data }: Data & { readonly visit: Visit<OfficerActor> }) {
  const { unit, contact, frozen } = data
  return (
    <>
      <Known {...data} />
      {frozen ? (
        <Notice tone="warning" title="该单位的注册已冻结">
          <p>
            请先<a href={freezePath(unit.unitNo)}>处理注册异议</a>。
          </p>
        </Notice>
      ) : contact?.unverifiedSince ? (
        <Confirming visit={visit} contact={contact} />
      ) : (
        <Notice title={contact ? '联系人信息已核实' : '没有维护过联系人信息'}>
          <p>不需要确认。</p>
        </Notice>
      )}
      <Events events={data.events} />
    </>
  )
}

function Known({ unit, contact, recorded }: Data) {
  return (
    <>
      <Card title="单位信息">
        <Facts
          rows={[
            { label: '单位编号', value: unit.unitNo },
            { label: '单位名称', value: unit.name },
            { label: '统一社会信用代码', value: unit.creditCode ?? '' },
            { label: '登记的法定代表人', value: recorded.legalRepName ?? '' },
            { label: '登记的法定代表人手机', value: recorded.legalRepMobile ?? '' },
            { label: '登记的单位联系人', value: recorded.contactName ?? '' },
            { label: '登记的联系人手机', value: recorded.contactMobile ?? unit.mobile ?? '' },
          ]}
        />
      </Card>
      {contact ? (
        <Card title="职工维护的联系人信息">
          <Facts
            rows={[
              { label: '法人手机号', value: contact.legalRepMobile },
              { label: '单位授权经办人姓名', value: contact.operatorName },
              { label: '单位授权经办人手机号', value: contact.operatorMobile },
              { label: '维护时间', value: shownTime(contact.maintainedAt) },
              { label: '核实状态', value: contact.unverifiedSince ? '未经核实' : '已核实' },
            ]}
          />
          {contact.declarationId ? (
            <p>
              <a href={`/agency/cases/${contact.declarationId}`}>查看维护申报和营业执照</a>
            </p>
          ) : null}
        </Card>
      ) : null}
    </>
  )
}

interface Shown {
  readonly visit: Visit<OfficerActor>
  readonly contact: MaintainedContact
}

function Confirming({ visit, contact }: Shown) {
  return (
    <Card title="核实确认">
      <p>
        请核对营业执照原件和来人身份证，并向法定代表人核实授权；上面的法人手机号是办理人填写的，不能只拨打这个号码核实。确认后双方会收到短信。
      </p>
      <Form action={visit.path} hidden={{ ...visit.hidden, shown: contactVersion(contact) }}>
        <TextField
          {...input(visit, 'reason')}
          label="核实情况"
          required
          maxLength={200}
          hint="如“已核对营业执照原件和法定代表人身份证”"
        />
        <CheckField {...input(visit, 'seen')} label="已核对营业执照原件、来人身份证和授权" />
        <Buttons>
          <Button>确认联系人信息</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
