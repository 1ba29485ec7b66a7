import { type State, states } from '#casework'
import { Button, Buttons, Form, SelectField, TextField } from '#ui'
import type { Visit } from '../serving/visit.ts'

/** the states an officer sees: drafts are the applicant's alone */
export const shownStates: readonly State[] = ['submitted', 'accepted', 'returned', 'passed', 'revoked']

export function Filter({ visit }: { readonly visit: Visit }) {
  const { state = '', item = '', words = '' } = visit.query
  const items = [...visit.catalogue.values()].map(one => ({ value: one.code, text: one.name }))
  return (
    <Form action="/agency" method="get" class="filter">
      <SelectField
        name="state"
        label="状态"
        value={state}
        options={[
          { value: '', text: '全部' },
          ...shownStates.map(one => ({ value: one, text: states[one].shown })),
        ]}
      />
      <SelectField
        name="item"
        label="事项名称"
        value={item}
        options={[{ value: '', text: '全部' }, ...items]}
      />
      <TextField
        name="words"
        label="单位或流水号"
        value={words}
        hint="单位名称的一部分、单位编号或受理流水号"
      />
      <Buttons>
        <Button>查询</Button>
      </Buttons>
    </Form>
  )
}
