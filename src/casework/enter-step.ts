import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import type { PartialChange } from './change-declaration.ts'
import { type DeclarationRow, payeeOf } from './declaration.ts'
import type { Item } from './item.ts'
import { settlement, takeEffect } from './settle.ts'
import type { MovingCase, Step } from './step.ts'

/** The step after `code`; the first one for null; undefined after the last. */
export function stepAfter(item: Item, code: string | null): Step | undefined {
  if (code === null) return item.steps[0]
  const at = item.steps.findIndex(step => step.code === code)
  return at < 0 ? undefined : item.steps[at + 1]
}

/** What changes when a case moves to `step`, or is settled because there are no more steps; `ended`: how its rows ended. */
export function entering(acting: Acting, item: Item, step: Step | undefined, ended?: string): PartialChange {
  if (!step) return settlement(acting, { atOnce: item.steps.length === 0, ended })
  const due = step.workingDays > 0 ? addWorkingDays(businessDate(acting.at), step.workingDays) : null
  return {
    columns: {
      step: step.code,
      step_since: acting.at,
      due_on: due,
      resume_step: null,
      handler_no: null,
      handler_name: null,
    },
    events: [],
  }
}

/** What follows once the row is written: the step begins, or the settled case takes effect. */
export async function enterStep(
  tx: Tx,
  acting: Acting,
  item: Item,
  { row, step }: { readonly row: DeclarationRow; readonly step: Step | undefined },
): Promise<void> {
  if (!step) return await takeEffect(tx, acting, item, row)
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
