import type { Tx } from '#platform'
import type { Acting, OfficerActor } from '../acting.ts'
import { insertCertificate } from './bind-certificate.ts'
import { lockActive, unitToRegister } from './certificate.ts'
import { endCertificate } from './end-certificate.ts'
import { tellAdministrator } from './tell-administrator.ts'
import { readTrustedCertificate, trustAnchors } from './trust-anchors.ts'

/**
 * 更换证书, e.g. after renewal: registers the new certificate and retires the old one atomically.
 * @throws Refusal as `bindCertificate`, and if the old one is no longer in use.
 */
export async function replaceCertificate(
  tx: Tx,
  acting: Acting<OfficerActor>,
  given: { readonly unitNo: string; readonly certificateNo: number; readonly file: Uint8Array },
): Promise<void> {
  const trust = await trustAnchors(acting.runtime)
  const trusted = readTrustedCertificate(trust, given.file, acting.at, 'certificate')
  const unit = await unitToRegister(tx, acting, given.unitNo)
  const old = await lockActive(tx, given)
  const replacedBy = await insertCertificate(tx, acting, unit, trusted)
  await endCertificate(tx, acting, old, { state: 'replaced', replacedBy })
  const what = `已更换为尾号 ${trusted.certificate.serial.slice(-6)} 的数字证书`
  await tellAdministrator(tx, acting, unit, old.serial, what)
}
