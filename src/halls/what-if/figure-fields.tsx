import { figuresOfFacts, registerFigures } from '#entitlement'
import { unitSizes, unitTypes } from '#registry'
import { Button, Buttons, Card, ErrorSummary, Form, LinkButton, SelectField, TextField } from '#ui'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'
import type { Trial } from './trial.ts'

const choices: Readonly<Record<string, readonly string[]>> = {
  unitType: unitTypes,
  size: ['', ...unitSizes],
  discredited: ['是', '否'],
  deregistering: ['是', '否'],
  labourDispatch: ['是', '否'],
}

interface FigureFieldsProps {
  readonly visit: Visit
  readonly trial: Trial
  /** kept in the query string: the unit an officer is looking at */
  readonly hidden?: Readonly<Record<string, string>>
}

/** Every figure of a decision as an editable field. The form uses GET, so its address can be shared. */
export function FigureFields({ visit, trial, hidden = {} }: FigureFieldsProps) {
  const filled: Visit = { ...visit, typed: trial.typed.values, findings: trial.typed.findings }
  const again = new URLSearchParams(hidden)
  return (
    <Card title="改几个数">
      <ErrorSummary problems={trial.typed.findings} />
      <Form action={visit.path} method="get" hidden={hidden}>
        <div class="columns">
          <SelectField
            name="year"
            label="按哪一年度的政策"
            value={String(trial.policy.year)}
            options={trial.choices.map(({ year }) => ({ value: String(year), text: `${year} 年度` }))}
          />
          {figuresOfFacts.map(name => (
            <FigureField key={name} {...input(filled, name)} figure={name} />
          ))}
        </div>
        <Buttons>
          <Button>试算</Button>
          <LinkButton href={`${visit.path}?${again.toString()}`} look="secondary">
            恢复为登记的数据
          </LinkButton>
        </Buttons>
      </Form>
    </Card>
  )
}

interface FigureFieldProps {
  readonly figure: keyof typeof registerFigures
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

function FigureField({ figure, ...rest }: FigureFieldProps) {
  const { name, unit } = registerFigures[figure]
  const options = choices[figure]
  const frame = { ...rest, label: unit === '' ? name : `${name}（${unit}）` }
  return options ? (
    <SelectField {...frame} options={options.map(value => ({ value, text: value || '未登记' }))} />
  ) : (
    <TextField
      {...frame}
      {...(figure === 'baseFen' ? { kind: 'amount' } : { numeric: true, maxLength: 20 })}
    />
  )
}
