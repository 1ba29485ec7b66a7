import {
  certificateStates,
  mayRegisterCertificates,
  type OfficerActor,
  type RegisteredCertificate,
} from '#identity'
import { businessDate } from '#platform'
import type { Unit } from '#registry'
import {
  Button,
  Buttons,
  Card,
  Facts,
  FileField,
  Form,
  Notice,
  SelectField,
  Table,
  Tag,
  TextAreaField,
} from '#ui'
import { errorOf, input } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'

interface PartProps {
  readonly visit: Visit<OfficerActor>
  readonly action: string
  readonly unit: Unit
  readonly certificates: readonly RegisteredCertificate[]
}

const tones = { active: 'success', lost: 'danger', replaced: 'info', unbound: 'info' } as const
const tail = ({ serial }: RegisteredCertificate) => serial.slice(-6)

/** The unit and every certificate ever registered for it. */
export function Registered({ visit, action, unit, certificates }: PartProps) {
  const may = mayRegisterCertificates(visit.acting.who)
  return (
    <Card title={unit.name}>
      <Facts
        rows={[
          { label: '单位编号', value: unit.unitNo },
          { label: '统一社会信用代码', value: unit.creditCode ?? '' },
          { label: '参保地', value: unit.areaName },
        ]}
      />
      <Form action={action} hidden={visit.hidden}>
        <Table
          caption="数字证书"
          rows={certificates}
          empty="该单位还没有登记数字证书。"
          columns={[
            { title: '证书尾号', cell: tail, look: 'nowrap' },
            { title: '持有单位', cell: row => row.subject },
            { title: '发证机构', cell: row => row.issuer },
            { title: '算法', cell: row => row.algorithm.split('-')[0] ?? '', look: 'nowrap' },
            { title: '有效期至', cell: row => businessDate(row.validTo), look: 'nowrap' },
            {
              title: '状态',
              cell: row => <Tag tone={tones[row.state]}>{certificateStates[row.state]}</Tag>,
              look: 'nowrap',
            },
            { title: '登记', cell: row => `${businessDate(row.boundAt)} ${row.boundName}` },
            {
              title: '停用',
              cell: row => (row.endedAt ? `${businessDate(row.endedAt)} ${row.endedName}` : ''),
            },
            { title: '操作', cell: row => (may && row.state === 'active' ? <Ends row={row} /> : '') },
          ]}
        />
      </Form>
    </Card>
  )
}

function Ends({ row }: { readonly row: RegisteredCertificate }) {
  const named = `尾号 ${tail(row)} 的证书`
  return (
    <>
      <button
        class="link-button"
        type="submit"
        name="_act"
        value={`lost:${row.certificateNo}`}
        aria-label={`报遗失：${named}`}
      >
        报遗失
      </button>{' '}
      <button
        class="link-button"
        type="submit"
        name="_act"
        value={`unbind:${row.certificateNo}`}
        aria-label={`注销登记：${named}`}
      >
        注销登记
      </button>
    </>
  )
}

/** 办理CA登记: a new certificate, or a replacement. */
export function RegisterForm({ visit, action, certificates }: PartProps) {
  if (!mayRegisterCertificates(visit.acting.who)) {
    return (
      <Notice>
        <p>CA登记由受理岗、复核岗办理，您可以查看。</p>
      </Notice>
    )
  }
  const active = certificates.filter(row => row.state === 'active')
  return (
    <Card title="登记证书">
      <p>
        请核对经办人身份和单位授权，取得 UK 中签名证书的文件后登记。证书中的统一社会信用代码须与该单位一致。
      </p>
      <Form action={action} hidden={{ ...visit.hidden, _act: 'bind' }} multipart>
        <SelectField
          {...input(visit, 'replaces')}
          label="办理类型"
          options={[
            { value: '', text: '新登记' },
            ...active.map(row => ({
              value: String(row.certificateNo),
              text: `更换尾号 ${tail(row)} 的证书`,
            })),
          ]}
        />
        <TextAreaField
          {...input(visit, 'text')}
          label="证书内容"
          hint="没有证书文件的，可粘贴证书的文本内容。"
        />
        <FileField
          name="certificate"
          label="证书文件"
          accept=".cer,.crt,.pem,application/x-x509-ca-cert"
          hint="发证机构提供的签名证书文件（.cer 或 .crt）。"
          error={errorOf(visit, 'certificate')}
        />
        <Buttons>
          <Button>登记</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
