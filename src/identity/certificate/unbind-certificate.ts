import type { Tx } from '#platform'
import type { Acting, OfficerActor } from '../acting.ts'
import { lockActive, unitToRegister } from './certificate.ts'
import { endCertificate } from './end-certificate.ts'
import { tellAdministrator } from './tell-administrator.ts'

/** 注销登记: takes the certificate out of use; it may be registered again. @throws Refusal */
export async function unbindCertificate(
  tx: Tx,
  acting: Acting<OfficerActor>,
  given: { readonly unitNo: string; readonly certificateNo: number },
): Promise<void> {
  const unit = await unitToRegister(tx, acting, given.unitNo)
  const row = await lockActive(tx, given)
  await endCertificate(tx, acting, row, { state: 'unbound' })
  await tellAdministrator(tx, acting, unit, row.serial, '已注销CA登记')
}
