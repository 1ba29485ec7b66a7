import { type BulkVerb, carryOutBulk, type DeskPage, desk, deskTasks, orderBulk } from '#casework'
import { countFreezes, type OfficerActor, officersIn } from '#identity'
import { areaPrefix, refuse } from '#platform'
import { areas, countUnverified } from '#registry'
import { Button, Buttons, Form, Notice, Pages } from '#ui'
import { batchAddress } from '../../printing/batch-address.ts'
import { BatchPrint } from '../../printing/batch-print.tsx'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { BulkActions } from './bulk-actions.tsx'
import { DeskFilter } from './desk-filter.tsx'
import { deskHref, deskQuery, searchOf } from './desk-query.ts'
import { DeskTable } from './desk-table.tsx'
import { Tasks } from './tasks.tsx'

const bulkVerbs: readonly BulkVerb[] = ['accept', 'approve', 'sendBack', 'handOver']

/** 经办端 › 业务受理: GET, POST /agency */
export const deskPage = officerPage({
  path: '/agency',
  title: '业务受理',
  async load(visit, tx) {
    const { areaCode } = visit.acting.who
    const { area = '' } = visit.query
    const known = {
      areas: (await areas(tx)).filter(one => one.code.startsWith(areaPrefix(areaCode))),
      contacts: await countUnverified(tx),
      freezes: await countFreezes(tx),
      officers: await officersIn(tx, /^\d{6}$/.test(area) ? area : areaCode),
    }
    return {
      ...known,
      found: await desk(tx, visit.acting, searchOf(visit, visit.query)),
      tasks: await deskTasks(tx, visit.acting, visit.catalogue),
    }
  },
  view: ({ found, tasks, areas: known, officers, ...waiting }, visit) => (
    <>
      <Registrations {...waiting} />
      <Tasks tasks={tasks} />
      <DeskFilter visit={visit} areas={known} />
      {found.tooManyToSort ? (
        <Notice tone="info">符合条件的业务超过 10000 件，只能按提交时间排列。请缩小查询范围后再排序。</Notice>
      ) : null}
      <Form action={deskHref(visit.query, { page: visit.query.page ?? '' })} hidden={visit.hidden}>
        <DeskTable
          visit={visit}
          found={found}
          areaNames={new Map(known.map(area => [area.code, area.name]))}
        />
        <Pages {...found} hrefOf={page => deskHref(visit.query, { page: String(page) })} />
        {found.total > 0 ? <BulkActions visit={visit} officers={officers} /> : null}
        {found.total > 0 ? <BatchPrint visit={visit} /> : null}
      </Form>
      {found.total > 0 ? <ExportButton visit={visit} found={found} /> : null}
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'print') return { to: await batchAddress(tx, { hall: 'agency', posted }) }
    const verb = bulkVerbs.find(one => one === posted.act) ?? refuse('invalid', '请选择要进行的操作。')
    const bulkId = await orderBulk(tx, visit.acting, {
      verb,
      declarationIds: posted.all('id'),
      reason: posted.values.reason ?? '',
      to: wholeNumber(posted.values.to) ?? 0,
    })
    return {
      to: `/agency/bulk/${bulkId}`,
      afterCommit: () => carryOutBulk(visit.acting, visit.catalogue, bulkId),
    }
  },
})

interface WaitingRegistrations {
  /** contacts 未经核实 */
  readonly contacts: number
  /** registrations frozen */
  readonly freezes: number
}

/** Registrations of units that wait for an officer: a unit can do nothing meanwhile. */
function Registrations({ contacts, freezes }: WaitingRegistrations) {
  if (contacts + freezes === 0) return null
  return (
    <Notice tone="warning">
      {freezes > 0 ? (
        <p>
          <a href="/agency/registration-objections">注册异议处理</a>：{freezes} 个单位冻结中
        </p>
      ) : null}
      {contacts > 0 ? (
        <p>
          <a href="/agency/unit-contacts">单位联系人信息确认</a>：{contacts} 个单位待确认
        </p>
      ) : null}
    </Notice>
  )
}

interface ExportButtonProps {
  readonly visit: Visit<OfficerActor>
  readonly found: DeskPage
}

function ExportButton({ visit, found: { total, more } }: ExportButtonProps) {
  const { page: _, ...asked } = deskQuery(visit.query)
  const search = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value ?? '']))
  return (
    <Form action="/agency/exports" hidden={{ ...visit.hidden, ...search, source: 'desk' }}>
      <Buttons>
        <Button look="secondary">{`导出清单（${more ? `${total} 行以上` : `${total} 行`}）`}</Button>
      </Buttons>
    </Form>
  )
}
