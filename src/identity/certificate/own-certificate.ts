import { type Certificate, refuse, type Tx } from '#platform'
import type { Acting, OperatorActor } from '../acting.ts'
import { findRegistered } from './find-registered.ts'

/** The number of a certificate that is registered for the caller's unit. @throws Refusal at `certificate`. */
export async function ownCertificate(
  tx: Tx,
  { who }: Acting<OperatorActor>,
  certificate: Certificate,
): Promise<number> {
  const row = await findRegistered(tx, certificate)
  if (row?.unitNo === who.unitNo) return row.certificateNo
  return refuse('invalid', '该数字证书不是本单位登记使用的证书，请插入本单位的 UK。', 'certificate')
}
