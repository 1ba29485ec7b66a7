import { type Runtime, readCertificate, revocationFault, type Tx, trustIn } from '#platform'
import { identity } from '../tables.ts'

/**
 * Whether the certificate that opened a session still grants full functions: in use, valid, not revoked. If it has been
 * reported lost or revoked since, the session continues with the rights of 免数字证书登陆.
 */
export async function certificateHolds(
  tx: Tx,
  { config }: Runtime,
  certificateNo: number | null,
  at: Date,
): Promise<boolean> {
  if (certificateNo === null || config.caDir === undefined) return false
  const row = await identity(tx)
    .selectFrom('identity.certificate')
    .select(['der', 'valid_to'])
    .where('certificate_no', '=', certificateNo)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!row || at > row.valid_to) return false
  return revocationFault(await trustIn(config.caDir), readCertificate(row.der), at) === undefined
}
