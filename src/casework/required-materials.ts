import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { type Declaration, subjectToOpen } from './declaration.ts'
import type { Item } from './item.ts'

/** Codes of the materials without which a declaration cannot be submitted, by today's facts of its unit. */
export async function requiredMaterials(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  { unitNo, subject, submittedAt }: Declaration,
): Promise<readonly string[]> {
  const of = subjectToOpen(item, { subject, submitted_at: submittedAt })
  const opened = await item.open(tx, acting, unitNo, of)
  return opened.requiredMaterials
}
