import { uses } from '#disbursement'
import type { OperatorActor } from '#identity'
import { businessDate, type FormValues } from '#platform'
import { acceptedFiles, Button, Buttons, Form, SelectField, TextField } from '#ui'
import { errorOf, input } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'

interface UseFormProps {
  readonly visit: Visit<OperatorActor>
  readonly action: string
  readonly years: readonly number[]
  readonly known: FormValues
}

/** Adds or edits one use of the money. */
export function UseForm({ visit, action, years, known }: UseFormProps) {
  const field = (name: string) => input(visit, name, known[name])
  return (
    <Form action={action} hidden={visit.hidden} multipart>
      <div class="columns">
        <SelectField
          {...field('year')}
          label="资金年度"
          required
          options={years.map(year => ({ value: String(year), text: `${year} 年度` }))}
        />
        <TextField
          {...input(visit, 'usedOn', known.usedOn ?? businessDate(visit.acting.at))}
          label="使用日期"
          required
          hint="如 2023-08-11"
          kind="day"
        />
        <SelectField
          {...field('purpose')}
          label="用途"
          required
          options={[{ value: '', text: '请选择' }, ...uses.map(text => ({ value: text, text }))]}
        />
        <TextField {...field('amount')} label="金额" required kind="amount" hint="单位元，最多两位小数" />
        <TextField {...field('words')} label="使用说明" required maxLength={200} hint="用于什么、支付给谁" />
        <TextField {...field('people')} label="受益人数" required numeric hint="没有具体人员的填 0" />
        <TextField {...field('voucher')} label="凭证号" required maxLength={40} />
      </div>
      <Evidence visit={visit} />
      <Buttons>
        <Button>保存</Button>
      </Buttons>
    </Form>
  )
}

function Evidence({ visit }: { readonly visit: Visit }) {
  const error = errorOf(visit, 'file')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <div class="field-label">
        <label for="file">佐证材料</label>
      </div>
      <input
        class="input"
        type="file"
        id="file"
        name="file"
        accept={acceptedFiles.accept}
        aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
      />
      <span class="hint" id="file-hint">
        非必录。发票、签领表等，{acceptedFiles.words}。
      </span>
      {error ? (
        <span class="error" id="file-error">
          {error}
        </span>
      ) : null}
    </div>
  )
}
