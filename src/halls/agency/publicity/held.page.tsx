import { endHeld, type HeldCase, heldCase, mayPublicity, releaseHeld } from '#disbursement'
import type { OfficerActor } from '#identity'
import { refuse, shownYuan } from '#platform'
import { Button, Buttons, Card, Facts, Form, Notice, Table, TextAreaField } from '#ui'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import { numberOf } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'

/** 经办端 › 公示管理 › 期满核查未通过: GET, POST /agency/publicity/:no/held/:id */
export const heldPage = officerPage({
  path: '/agency/publicity/:no/held/:id',
  title: '期满核查',
  load: (visit, tx) => heldCase(tx, visit.acting, visit.catalogue, visit.params.id ?? ''),
  trail: ({ publicityNo }) => [
    { href: '/agency/publicity', text: '公示管理' },
    { href: `/agency/publicity/${publicityNo ?? ''}`, text: '公示批次' },
  ],
  view: (held, visit) => (
    <>
      <Notice tone="warning" title={held.obstacle ? '目前仍不能通过' : '目前条件已全部符合'}>
        <p>{held.obstacle ?? `期满时：${held.heldReason ?? ''}。现在核查各项条件均符合，可以通过。`}</p>
      </Notice>
      <Card title="单位">
        <Facts
          rows={[
            { label: '单位名称', value: held.unitName },
            { label: '单位编号', value: held.unitNo },
            { label: '公示金额', value: `${shownYuan(held.amountFen)} 元` },
            { label: '期满核查结果', value: held.heldReason ?? '' },
          ]}
        />
      </Card>
      <Changes held={held} />
      {mayPublicity('end', visit.acting.who.role) ? <Handle visit={visit} held={held} /> : null}
    </>
  ),
  async post(visit, { act, values }, tx) {
    const declarationId = visit.params.id ?? ''
    const to = `/agency/publicity/${numberOf(visit)}`
    if (act === 'release') {
      await releaseHeld(tx, visit.acting, visit.catalogue, declarationId)
      return { to, message: '核查通过，已进入下一环节。' }
    }
    if (act !== 'decline' && act !== 'return') return refuse('invalid', '请选择处理方式。')
    await endHeld(tx, visit.acting, { declarationId, ending: act, reason: values.reason ?? '' })
    return { to, message: '办理成功，已短信通知单位。' }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly held: HeldCase
}

function Changes({ held }: Pick<ViewProps, 'held'>) {
  return (
    <Card title="提交申报以来的变化">
      <Table
        caption="提交申报以来的变化"
        rows={held.changed}
        empty="提交申报以来各项条件的数据没有变化。"
        columns={[
          { title: '条件', cell: row => row.now.title },
          { title: '提交时', cell: row => row.before?.figure ?? '—' },
          { title: '现在', cell: row => row.now.figure },
          { title: '要求', cell: row => row.now.limit },
          { title: '是否符合', cell: row => (row.now.passed ? '符合' : '不符合'), look: 'nowrap' },
          { title: '数据来源', cell: row => row.now.source },
        ]}
      />
    </Card>
  )
}

function Handle({ visit, held }: ViewProps) {
  return (
    <Card title="处理意见">
      <Form action={visit.path} hidden={visit.hidden}>
        <TextAreaField
          {...input(visit, 'reason')}
          label="理由"
          hint="退回补正和不予通过时必填，单位会看到"
          maxLength={500}
        />
        <Buttons>
          {held.obstacle ? null : (
            <Button name="_act" value="release">
              核查通过
            </Button>
          )}
          <Button name="_act" value="return" look="danger">
            退回补正
          </Button>
          <Button name="_act" value="decline" look="danger">
            不予通过
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
