import type { Acting } from '#identity'
import { sendSms, type Tx } from '#platform'
import { type DeclarationRow, unsealSnapshot } from './declaration.ts'

/** One text message to the applicant's contact; %s stands for name and serial number of the case. */
export async function tell(tx: Tx, acting: Acting, row: DeclarationRow, message: string): Promise<void> {
  const snapshot = unsealSnapshot(row)
  if (!snapshot?.contact) return
  // Messages are written for units, who file most.
  const own = row.hall === 'person' ? message.replace('贵单位申报的', '您申报的') : message
  const text = own.replace('%s', `“${snapshot.itemName}”（受理流水号 ${row.serial ?? ''}）`)
  await sendSms(tx, acting.at, { mobile: snapshot.contact, text })
}
