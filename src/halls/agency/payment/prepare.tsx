import { bankFormats, cutNames, type FoundPayables } from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Form, SelectField, TextField } from '#ui'
import { input, shownValue } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'
import { moneyPaths } from './paths.ts'

/** 制单 for everything that matches the filter. */
export function Prepare({
  visit,
  found,
}: {
  readonly visit: Visit<OfficerActor>
  readonly found: FoundPayables
}) {
  const { item = shownValue(visit, 'item'), year = shownValue(visit, 'year'), words = '' } = visit.query
  return (
    <Card title="制单">
      <p>
        把下面查询到的 {found.total} 笔待拨付款项（{shownYuan(found.totalFen)}{' '}
        元）列入一个批次，由其他人员审批后拨付。
      </p>
      <Form action={moneyPaths.payments} hidden={{ ...visit.hidden, item, year, words }}>
        <div class="columns">
          <SelectField
            {...input(visit, 'format')}
            label="银行文件格式"
            required
            options={bankFormats.map(format => ({ value: format.code, text: format.name }))}
          />
          <TextField
            {...input(visit, 'ceiling')}
            label="本批资金总额"
            kind="amount"
            hint="单位元，不填表示不限；不足时按所选方式分配"
          />
          <SelectField
            {...input(visit, 'cut')}
            label="资金不足时"
            options={Object.entries(cutNames).map(([value, text]) => ({ value, text }))}
            hint="按先后顺序：先提交先拨付，排不上的留待下批；按比例：各单位同比例减少，不再补发"
          />
        </div>
        <Buttons>
          <Button>制单</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
