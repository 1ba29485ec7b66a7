import { type Catalogue, maySupervise, placesOf } from '#casework'
import { type OfficerActor, officerRoles } from '#identity'
import { Button, Buttons, Card, SelectField, TextAreaField } from '#ui'
import { input } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'

interface BulkActionsProps {
  readonly visit: Visit<OfficerActor>
  /** officers who can be handed cases */
  readonly officers: readonly OfficerActor[]
}

/** Bulk actions this officer's role may apply to the ticked cases. */
export function BulkActions({ visit, officers }: BulkActionsProps) {
  const { accepts, decides } = dutiesOf(visit.catalogue, visit.acting.who)
  const supervises = maySupervise(visit.acting.who)
  if (!accepts && !decides && !supervises) return null
  return (
    <Card title="批量办理">
      <p class="note">先勾选上面的业务，一次最多 500 件；每件分别办理，办不了的会说明原因，不影响其他件。</p>
      <Buttons>
        {accepts ? (
          <Button name="_act" value="accept">
            批量受理
          </Button>
        ) : null}
        {decides ? (
          <Button name="_act" value="approve">
            批量审核通过
          </Button>
        ) : null}
      </Buttons>
      {decides ? <p class="muted">审核通过前，每件的各项条件须由您逐项核对过，没有核对的不会通过。</p> : null}
      {accepts || decides ? (
        <>
          <TextAreaField
            {...input(visit, 'reason')}
            label="退回原因"
            hint="批量退回时必填，各单位都会看到。"
            maxLength={500}
          />
          <Buttons>
            <Button name="_act" value="sendBack" look="danger">
              批量退回
            </Button>
          </Buttons>
        </>
      ) : null}
      {supervises ? <HandOverMany visit={visit} officers={officers} /> : null}
    </Card>
  )
}

/** Whether this role accepts cases, and whether it decides them. */
function dutiesOf(catalogue: Catalogue, { role }: OfficerActor) {
  const places = placesOf(catalogue, role)
  return {
    accepts: places.some(place => place.state === 'submitted'),
    decides: places.some(place => place.state === 'accepted'),
  }
}

function HandOverMany({ visit, officers }: BulkActionsProps) {
  return (
    <>
      <SelectField
        {...input(visit, 'to')}
        label="转给"
        options={[
          { value: '', text: '请选择经办人' },
          ...officers.map(one => ({
            value: String(one.accountNo),
            text: `${one.name}（${officerRoles[one.role]}）`,
          })),
        ]}
      />
      <Buttons>
        <Button name="_act" value="handOver" look="secondary">
          批量转办
        </Button>
      </Buttons>
    </>
  )
}
