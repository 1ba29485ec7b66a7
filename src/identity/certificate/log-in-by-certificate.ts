import { asHall, refuse, type Tx, verifySignatureBy } from '#platform'
import { getUnit } from '#registry'
import { findAccount } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { limit } from '../limits.ts'
import { startSession } from '../session/start-session.ts'
import { isOpen } from '../unit/is-open.ts'
import { findRegistered } from './find-registered.ts'
import { readTrustedCertificate, type TrustedCertificate, trustAnchors } from './trust-anchors.ts'
import { useChallenge } from './use-challenge.ts'

/** What the UKey bridge returns, and the challenge it signed. */
export interface CertificateLogin {
  readonly challenge: string
  /** DER, Base64 */
  readonly certificate: string
  /** Base64 */
  readonly signature: string
}

/**
 * 证书登录: the UKey's certificate must be trusted, registered for its unit, and must have signed this visitor's challenge.
 * Logs in the unit's administrator with all functions.
 * @returns the session token. @throws Refusal.
 */
export async function logInByCertificate(tx: Tx, acting: Acting, given: CertificateLogin): Promise<string> {
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  const trust = await trustAnchors(acting.runtime)
  await useChallenge(acting, given.challenge)
  const trusted = readTrustedCertificate(
    trust,
    Buffer.from(given.certificate, 'base64'),
    acting.at,
    'certificate',
  )
  const { certificate } = trusted
  await limit(acting.runtime, 'login-account', `certificate ${certificate.fingerprint}`)
  const signed = Buffer.from(given.challenge)
  if (!verifySignatureBy(certificate, signed, Buffer.from(given.signature, 'base64'))) {
    refuse('invalid', '数字证书签名验证没有通过，请重新登录；多次出现请联系发证机构。', 'pin')
  }
  return await asHall(tx, async tx => {
    const { certificateNo, unitNo } = await registered(tx, trusted)
    const account = (await isOpen(tx, unitNo)) ? await findAccount(tx, 'operator', unitNo) : undefined
    if (!account) {
      return refuse(
        'invalid',
        '该单位还没有注册单位网厅管理员，请先点击“马上注册?”，注册后再用数字证书登录。',
      )
    }
    return await startSession(tx, acting, account.account_no, certificateNo)
  })
}

async function registered(tx: Tx, { certificate }: TrustedCertificate) {
  const row = await findRegistered(tx, certificate)
  if (!row) {
    return refuse(
      'invalid',
      '该数字证书还没有办理CA登记，或登记已停用。请携带 UK 到参保地社会保险经办机构办理CA登记。',
      'certificate',
    )
  }
  const unit = await getUnit(tx, row.unitNo)
  if (unit.creditCode === null || !certificate.creditCodes.includes(unit.creditCode)) {
    refuse(
      'invalid',
      '证书中的统一社会信用代码与单位现在登记的不一致，请到经办机构更换CA登记。',
      'certificate',
    )
  }
  return row
}
