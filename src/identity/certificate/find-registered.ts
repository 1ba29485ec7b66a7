import type { Certificate, Tx } from '#platform'
import { identity } from '../tables.ts'

/** The unit a certificate is registered for, if it is in use. */
export async function findRegistered(
  tx: Tx,
  { fingerprint }: Certificate,
): Promise<{ readonly certificateNo: number; readonly unitNo: string } | undefined> {
  const row = await identity(tx)
    .selectFrom('identity.certificate')
    .select(['certificate_no', 'unit_no'])
    .where('fingerprint', '=', fingerprint)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return row && { certificateNo: row.certificate_no, unitNo: row.unit_no }
}
