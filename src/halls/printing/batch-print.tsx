import { mostPrinted } from '#printout'
import { Button, Buttons, Card, SelectField } from '#ui'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'
import { caseDocuments } from './case-document.ts'

/** 批量打印 for the ticked declarations; rendered inside the list's form. */
export function BatchPrint({ visit }: { readonly visit: Visit }) {
  return (
    <Card title="批量打印">
      <p class="note">{`先勾选上面的业务，一次最多 ${mostPrinted} 份，合成一个 PDF 文件，每份从新的一页开始。`}</p>
      <SelectField
        {...input(visit, 'document', 'print')}
        label="单据种类"
        options={Object.entries(caseDocuments).map(([value, { name }]) => ({ value, text: name }))}
      />
      <Buttons>
        <Button name="_act" value="print" look="secondary">
          批量打印
        </Button>
      </Buttons>
    </Card>
  )
}
