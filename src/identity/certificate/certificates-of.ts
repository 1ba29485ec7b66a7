import type { Tx } from '#platform'
import { type CertificateState, identity } from '../tables.ts'

/** A unit's certificate, as registered at the agency. */
export interface RegisteredCertificate {
  readonly certificateNo: number
  /** hexadecimal */
  readonly serial: string
  readonly subject: string
  readonly issuer: string
  readonly algorithm: string
  readonly validFrom: Date
  readonly validTo: Date
  readonly state: CertificateState
  readonly boundAt: Date
  readonly boundName: string
  readonly endedAt: Date | null
  readonly endedName: string | null
}

/** All certificates ever registered for a unit: those in use first, then by registration time. */
export async function certificatesOf(tx: Tx, unitNo: string): Promise<RegisteredCertificate[]> {
  const rows = await identity(tx)
    .selectFrom('identity.certificate')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .orderBy('ended_at', order => order.desc().nullsFirst())
    .orderBy('certificate_no', 'desc')
    .execute()
  return rows.map(row => ({
    certificateNo: row.certificate_no,
    serial: row.serial,
    subject: row.subject,
    issuer: row.issuer,
    algorithm: row.algorithm,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    state: row.state,
    boundAt: row.bound_at,
    boundName: row.bound_name,
    endedAt: row.ended_at,
    endedName: row.ended_name,
  }))
}
