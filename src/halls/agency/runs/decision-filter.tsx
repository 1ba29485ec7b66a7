import { outcomeNames, reasonNames } from '#entitlement'
import { Button, Buttons, Form, SelectField, TextField } from '#ui'
import { runPath } from './paths.ts'
import type { RunView } from './run-view.ts'

const anything = { value: '', text: '全部' }
const listed = (names: Readonly<Record<string, string>>) => [
  anything,
  ...Object.entries(names).map(([value, text]) => ({ value, text })),
]
const sorts = {
  unit: '单位编号',
  amount: '金额从高到低',
  headcount: '人数从多到少',
  claimants: '新领失业金人数',
}

export function DecisionFilter({ visit, run, areas, figures }: RunView) {
  const { decision = '', reason = '', area = '', size = '', words = '', sort = 'unit' } = visit.query
  const present = areas.filter(one => figures.some(figure => figure.areaCode === one.code))
  const sizes = ['大型', '中型', '小型', '微型'].map(value => ({ value, text: value }))
  return (
    <Form action={runPath(run.runNo)} method="get" class="filter">
      <SelectField name="decision" label="结论" value={decision} options={listed(outcomeNames)} />
      <SelectField name="reason" label="未通过的条件" value={reason} options={listed(reasonNames)} />
      <SelectField
        name="area"
        label="统筹区"
        value={area}
        options={[anything, ...present.map(one => ({ value: one.code, text: one.name }))]}
      />
      <SelectField name="size" label="规模" value={size} options={[anything, ...sizes]} />
      <TextField name="words" label="单位" value={words} hint="名称的一部分或单位编号" />
      <SelectField
        name="sort"
        label="排序"
        value={sort}
        options={Object.entries(sorts).map(([value, text]) => ({ value, text }))}
      />
      <Buttons>
        <Button>查询</Button>
      </Buttons>
    </Form>
  )
}
