import type { Tx } from '#platform'
import type { Acting, OfficerActor } from '../acting.ts'
import { lockActive, unitToRegister } from './certificate.ts'
import { endCertificate } from './end-certificate.ts'
import { tellAdministrator } from './tell-administrator.ts'

/** 报遗失: takes effect immediately, and the certificate can never be registered again. @throws Refusal */
export async function reportLost(
  tx: Tx,
  acting: Acting<OfficerActor>,
  given: { readonly unitNo: string; readonly certificateNo: number },
): Promise<void> {
  const unit = await unitToRegister(tx, acting, given.unitNo)
  const row = await lockActive(tx, given)
  await endCertificate(tx, acting, row, { state: 'lost' })
  await tellAdministrator(tx, acting, unit, row.serial, '已报遗失，立即停用')
}
