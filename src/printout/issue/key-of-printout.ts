import { type Acting, limit } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import { cleanNumber } from '#registry'
import { printoutOf } from './document-row.ts'
import { byNumber, same, unknownPrintout } from './verify-printout.ts'

/**
 * 单据验证 by the number and code printed beside the QR code. @returns the key that opens the document. @throws Refusal as
 * `verifyPrintout`; attempts are counted per address and per number, successful ones too.
 */
export async function keyOfPrintout(
  tx: Tx,
  acting: Acting,
  { number, code }: { readonly number: string; readonly code: string },
): Promise<{ readonly number: string; readonly key: string }> {
  const digits = cleanNumber(number)
  await limit(acting.runtime, 'verify-address', acting.origin.ip)
  await limit(acting.runtime, 'verify-number', digits)
  const row = await asHall(tx, tx => byNumber(tx, digits))
  const printout = row && printoutOf(row)
  const typed = cleanNumber(code).toUpperCase()
  if (!printout || !same(printout.code, typed)) return refuse('invalid', unknownPrintout, 'number')
  return { number: digits, key: printout.key }
}
