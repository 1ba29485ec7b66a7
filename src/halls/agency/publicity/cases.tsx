import { type ListedCase, mayPublicity, type PublicityWithCases } from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Form, Table } from '#ui'
import type { Visit } from '../../serving/visit.ts'

interface CasesProps {
  readonly visit: Visit<OfficerActor>
  readonly found: PublicityWithCases
}

/** The units on a list, with links to their cases and, before publication, a button to remove each. */
export function Cases({ visit, found: { publicity, rows } }: CasesProps) {
  const mayTakeOut =
    publicity.state === 'prepared' && mayPublicity('prepare', visit.acting.who.role) && publicity.units > 1
  return (
    <Form action={visit.path} hidden={visit.hidden}>
      <Table
        caption="批次名单"
        rows={rows}
        empty="批次中没有单位。"
        columns={[
          { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
          { title: '单位名称', cell: row => row.unitName },
          { title: '单位规模', cell: row => row.unitSize || '—', look: 'nowrap' },
          { title: '返还金额（元）', cell: row => shownYuan(row.amountFen), look: 'number' },
          { title: '公示结果', cell: resultOf },
          {
            title: '操作',
            cell: row => (
              <>
                <a href={`/agency/cases/${row.declarationId}`}>办件</a>
                {row.heldReason && !row.outcome ? (
                  <a href={`${visit.path}/held/${row.declarationId}`}>处理</a>
                ) : null}
                {mayTakeOut ? (
                  <button
                    class="link-button"
                    type="submit"
                    name="_act"
                    value={`take-out:${row.declarationId}`}
                    aria-label={`移出批次：${row.unitName}`}
                  >
                    移出批次
                  </button>
                ) : null}
              </>
            ),
            look: 'nowrap',
          },
        ]}
      />
    </Form>
  )
}

function resultOf({ outcome, heldReason, frozen }: ListedCase): string {
  if (outcome) return { passed: '无异议，已通过', declined: '不予通过', returned: '退回补正' }[outcome]
  if (frozen) return '暂停：该单位的网上服务注册已冻结，处理前不进入下一环节'
  return heldReason ? `待处理：${heldReason}` : '—'
}
