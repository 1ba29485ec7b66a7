import type { Tx } from '#platform'
import type { Acting, OfficerActor } from '../acting.ts'
import { type CertificateState, identity } from '../tables.ts'
import type { CertificateRow } from './certificate.ts'

/** Takes the certificate out of use; sessions it opened continue without it. */
export async function endCertificate(
  tx: Tx,
  { who, at }: Acting<OfficerActor>,
  { unit_no, certificate_no }: CertificateRow,
  end: { readonly state: Exclude<CertificateState, 'active'>; readonly replacedBy?: number },
): Promise<void> {
  await identity(tx)
    .updateTable('identity.certificate')
    .set({
      state: end.state,
      ended_at: at,
      ended_by: who.accountNo,
      ended_name: who.name,
      replaced_by: end.replacedBy ?? null,
    })
    .where('unit_no', '=', unit_no)
    .where('certificate_no', '=', certificate_no)
    .execute()
}
