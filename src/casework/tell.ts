import type { Acting } from '#identity'
import { sendSms, type Tx } from '#platform'
import { type DeclarationRow, unsealSnapshot } from './declaration.ts'

/** One text message to the applicant's contact; %s stands for name and serial number of the case. */
export async function tell(tx: Tx, acting: Acting, row: DeclarationRow, message: string): Promise<void> {
  const snapshot = unsealSnapshot(row)
  if (!snapshot?.contact) return
  const text = message.replace('%s', `“${snapshot.itemName}”（受理流水号 ${row.serial ?? ''}）`)
  await sendSms(tx, acting.at, { mobile: snapshot.contact, text })
}
