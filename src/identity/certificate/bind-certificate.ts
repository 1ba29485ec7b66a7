import { refuse, type Tx } from '#platform'
import type { Unit } from '#registry'
import type { Acting, OfficerActor } from '../acting.ts'
import { identity } from '../tables.ts'
import { unitToRegister } from './certificate.ts'
import { tellAdministrator } from './tell-administrator.ts'
import { readTrustedCertificate, type TrustedCertificate, trustAnchors } from './trust-anchors.ts'

/**
 * 办理CA登记: registers a certificate for a unit. A unit may have several UKeys.
 * @param given `file` is the certificate: DER, PEM or Base64.
 * @throws Refusal for the wrong role or area, and for a certificate that is untrusted, registered for another unit, or
 * already registered.
 */
export async function bindCertificate(
  tx: Tx,
  acting: Acting<OfficerActor>,
  given: { readonly unitNo: string; readonly file: Uint8Array },
): Promise<void> {
  const trust = await trustAnchors(acting.runtime)
  const trusted = readTrustedCertificate(trust, given.file, acting.at, 'certificate')
  const unit = await unitToRegister(tx, acting, given.unitNo)
  await insertCertificate(tx, acting, unit, trusted)
  await tellAdministrator(tx, acting, unit, trusted.certificate.serial, '已办理CA登记，可用于登录单位网厅')
}

/**
 * Writes the registration. @returns its number. @throws Refusal if the certificate is already registered or belongs to
 * another unit.
 */
export async function insertCertificate(
  tx: Tx,
  { who, at }: Acting<OfficerActor>,
  unit: Unit,
  { certificate }: TrustedCertificate,
): Promise<number> {
  if (unit.creditCode === null || !certificate.creditCodes.includes(unit.creditCode)) {
    refuse('invalid', '证书中的统一社会信用代码与该单位登记的不一致，不能登记。', 'certificate')
  }
  const row = await identity(tx)
    .insertInto('identity.certificate')
    .values({
      unit_no: unit.unitNo,
      area_code: unit.areaCode,
      fingerprint: certificate.fingerprint,
      der: Buffer.from(certificate.der),
      serial: certificate.serial,
      subject: certificate.subject.commonName,
      issuer: certificate.issuer.commonName,
      algorithm: certificate.key.algorithm,
      valid_from: certificate.validFrom,
      valid_to: certificate.validTo,
      state: 'active',
      bound_at: at,
      bound_by: who.accountNo,
      bound_name: who.name,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('certificate_no')
    .executeTakeFirst()
  return (
    row?.certificate_no ?? refuse('conflict', '该数字证书已登记或已报遗失，不能再次登记。', 'certificate')
  )
}
