import {
  mayPublicity,
  type PublicityOnDesk,
  preparePublicity,
  publicityDesk,
  type WaitingGroup,
  waitingGroups,
} from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Form, LinkButton, SelectField, Table, TextField } from '#ui'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { PublicityTag } from './publicity-tag.tsx'

const path = '/agency/publicity'

/** 经办端 › 公示管理: GET, POST /agency/publicity */
export const deskPage = officerPage({
  path,
  title: '公示管理',
  load: async ({ acting }, tx) => ({
    groups: await waitingGroups(tx),
    lists: await publicityDesk(tx, acting),
  }),
  view: ({ groups, lists }, visit) => (
    <>
      <Card title="待公示">
        {groups.length === 0 ? (
          <p class="muted">没有等待公示的单位。通过人社部门审核的业务会出现在这里。</p>
        ) : (
          <Prepare visit={visit} groups={groups} />
        )}
      </Card>
      <Table
        caption="公示批次"
        rows={lists}
        empty="还没有公示批次。"
        columns={[
          { title: '公示标题', cell: row => <a href={`${path}/${row.publicityNo}`}>{row.title}</a> },
          { title: '单位数', cell: row => row.units, look: 'number' },
          { title: '合计金额（元）', cell: row => shownYuan(row.totalFen), look: 'number' },
          { title: '公示期', cell: row => (row.startsOn ? `${row.startsOn} 至 ${row.endsOn}` : '—') },
          { title: '状态', cell: row => <PublicityTag publicity={row} />, look: 'nowrap' },
          { title: '待处理', cell: pending },
        ]}
      />
      <Buttons>
        <LinkButton href="/agency/objections" look="secondary">
          异议处理
        </LinkButton>
      </Buttons>
    </>
  ),
  async post(visit, { values }, tx) {
    const [areaCode = '', itemCode = '', subject = ''] = (values.group ?? '').split('|')
    const workingDays = wholeNumber(values.workingDays, 4) ?? 0
    const plan = { areaCode, itemCode, subject, workingDays }
    const no = await preparePublicity(tx, visit.acting, visit.catalogue, plan)
    return { to: `${path}/${no}`, message: '批次已编制，请核对名单，并由其他人员发布。' }
  },
})

interface PrepareProps {
  readonly visit: Visit<OfficerActor>
  readonly groups: readonly WaitingGroup[]
}

function pending({ objections, held, open, state }: PublicityOnDesk): string {
  const words = [
    objections > 0 ? `异议 ${objections} 件` : '',
    held > 0 ? `情况变化 ${held} 家` : '',
    state === 'over' && open > held ? `待核查 ${open - held} 家` : '',
  ].filter(Boolean)
  return words.join('，') || '—'
}

function Prepare({ visit, groups }: PrepareProps) {
  const nameOf = (code: string) => {
    const item = visit.catalogue.get(code)
    return item?.words.matter ?? item?.name ?? code
  }
  const options = groups.map(group => ({
    value: `${group.areaCode}|${group.itemCode}|${group.subject}`,
    text: `${group.areaName} ${nameOf(group.itemCode)} ${group.subject} 年度：${group.units} 家，${shownYuan(group.totalFen)} 元`,
  }))
  if (!mayPublicity('prepare', visit.acting.who.role)) {
    return (
      <ul>
        {options.map(option => (
          <li key={option.value}>{option.text}</li>
        ))}
      </ul>
    )
  }
  return (
    <Form action={path} hidden={visit.hidden}>
      <SelectField {...input(visit, 'group')} label="待公示业务" required options={options} />
      <TextField
        {...input(visit, 'workingDays', '5')}
        label="公示工作日"
        required
        numeric
        hint="不少于 5 个工作日；发布当日不计，法定节假日顺延、调休上班日计入"
      />
      <Buttons>
        <Button>编制公示批次</Button>
      </Buttons>
    </Form>
  )
}
