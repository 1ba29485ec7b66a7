import { sql } from 'kysely'
import { businessDate, checkDigit, type Tx } from '#platform'

/**
 * 受理流水号: area (6) + day (8) + item (3) + running number (6) + check digit (ISO 7064 MOD 11,10), which catches typing
 * errors.
 */
export async function nextSerial(
  tx: Tx,
  of: { areaCode: string; at: Date; serialCode: string },
): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('casework.serial') as next`.execute(tx)
  const running = String(rows[0]?.next).padStart(6, '0')
  const digits = `${of.areaCode}${businessDate(of.at).replaceAll('-', '')}${of.serialCode}${running}`
  return digits + checkDigit(digits)
}
