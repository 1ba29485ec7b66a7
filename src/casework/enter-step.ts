import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import { type DeclarationRow, payeeOf } from './declaration.ts'
import type { Item } from './item.ts'
import { settle } from './settle.ts'
import type { MovingCase, Step } from './step.ts'
import { casework } from './tables.ts'

/** The step after `code`; the first one for null; undefined after the last. */
export function stepAfter(item: Item, code: string | null): Step | undefined {
  if (code === null) return item.steps[0]
  const at = item.steps.findIndex(step => step.code === code)
  return at < 0 ? undefined : item.steps[at + 1]
}

/**
 * Moves the case to `step`, or settles it if there are no more steps. The caller holds its lock and records the event.
 */
export async function enterStep(
  tx: Tx,
  acting: Acting,
  item: Item,
  { row, step }: { readonly row: DeclarationRow; readonly step: Step | undefined },
): Promise<void> {
  if (!step) return await settle(tx, acting, item, row)
  const due = step.workingDays > 0 ? addWorkingDays(businessDate(acting.at), step.workingDays) : null
  await casework(tx)
    .updateTable('casework.declaration')
    .set({
      state: 'accepted',
      step: step.code,
      step_since: acting.at,
      due_on: due,
      resume_step: null,
      handler_no: null,
      handler_name: null,
    })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await step.enter?.(tx, acting, movingCase(row))
}

const movingCase = (row: DeclarationRow): MovingCase => ({
  unitNo: row.unit_no,
  declarationId: row.declaration_id,
  itemCode: row.item_code,
  subject: row.subject,
  serial: row.serial ?? '',
  unitName: row.unit_name,
  areaCode: row.area_code,
  amountFen: row.amount_fen,
  payee: payeeOf(row),
})
