import { states } from '#casework'
import type { OfficerActor } from '#identity'
import { isCounty } from '#platform'
import { type Area, fieldKinds } from '#registry'
import { Button, Buttons, CheckField, Form, LinkButton, SelectField, TextField } from '#ui'
import type { Visit } from '../../serving/visit.ts'
import { shownStates } from './desk-query.ts'
import { unitSizes } from './unit-sizes.ts'

interface FilterProps {
  readonly visit: Visit<OfficerActor>
  /** the areas the officer can choose from; the choice is hidden for one or none */
  readonly areas: readonly Area[]
}

const all = { value: '', text: '全部' }

export function DeskFilter({ visit, areas }: FilterProps) {
  const { item = '', words = '', whose = '' } = visit.query
  return (
    <Form action="/agency" method="get" class="filter">
      <StateField visit={visit} />
      <SelectField
        name="item"
        label="事项名称"
        value={item}
        options={[all, ...[...visit.catalogue.values()].map(one => ({ value: one.code, text: one.name }))]}
      />
      <SelectField
        name="whose"
        label="经办"
        value={whose}
        options={[
          all,
          { value: 'post', text: '本岗位可办' },
          { value: 'me', text: '指定给我' },
          { value: 'nobody', text: '未指定经办人' },
        ]}
      />
      <TextField
        name="words"
        label="单位或流水号"
        value={words}
        hint={
          isCounty(visit.query.area || visit.acting.who.areaCode)
            ? '单位名称的一部分、单位编号或受理流水号'
            : '单位名称的开头、单位编号或受理流水号；选定统筹区后可以查名称的一部分'
        }
      />
      <More visit={visit} areas={areas} />
      <Buttons>
        <Button>查询</Button>
        <LinkButton href="/agency" look="secondary">
          清除条件
        </LinkButton>
      </Buttons>
    </Form>
  )
}

/** Less common filters; expanded while any of them is set. */
function More({ visit, areas }: FilterProps) {
  const { size = '', area = '', overdue = '', from, to, sort, order } = visit.query
  const set = [size, area, overdue, from, to, sort, order].some(Boolean)
  return (
    <details class="more" open={set}>
      <summary>更多条件和排序</summary>
      {areas.length > 1 ? (
        <SelectField
          name="area"
          label="统筹区"
          value={area}
          options={[all, ...areas.map(one => ({ value: one.code, text: one.name }))]}
        />
      ) : null}
      <SelectField
        name="size"
        label="划型"
        value={size}
        options={[all, ...unitSizes.map(text => ({ value: text, text }))]}
      />
      <DayField visit={visit} name="from" label="提交日期从" />
      <DayField visit={visit} name="to" label="提交日期到" />
      <SortFields visit={visit} />
      <CheckField name="overdue" label="只看已超期" checked={overdue !== ''} />
    </details>
  )
}

function StateField({ visit }: Pick<FilterProps, 'visit'>) {
  const steps = new Map(
    [...visit.catalogue.values()].flatMap(one => one.steps.map(step => [step.code, step.standing] as const)),
  )
  return (
    <SelectField
      name="state"
      label="状态"
      value={visit.query.state ?? ''}
      options={[
        all,
        { value: 'open', text: '在办' },
        ...shownStates.map(one => ({ value: one, text: states[one].shown })),
        ...[...steps].map(([value, text]) => ({ value, text })),
      ]}
    />
  )
}

function SortFields({ visit }: Pick<FilterProps, 'visit'>) {
  return (
    <>
      <SelectField
        name="sort"
        label="排序"
        value={visit.query.sort ?? ''}
        options={[
          { value: '', text: '提交时间' },
          { value: 'deadline', text: '办理期限' },
          { value: 'unit', text: '单位名称' },
          { value: 'amount', text: '金额' },
          { value: 'area', text: '统筹区' },
        ]}
      />
      <SelectField
        name="order"
        label="顺序"
        value={visit.query.order ?? ''}
        options={[
          { value: '', text: '从小到大' },
          { value: 'down', text: '从大到小' },
        ]}
      />
    </>
  )
}

function DayField({
  visit,
  name,
  label,
}: {
  readonly visit: Visit
  readonly name: string
  readonly label: string
}) {
  const value = fieldKinds.day.clean(visit.query[name] ?? '')
  return (
    <TextField
      name={name}
      label={label}
      value={value}
      kind="day"
      placeholder="2023-08-11"
      error={value === '' ? undefined : fieldKinds.day.fault(value)}
    />
  )
}
