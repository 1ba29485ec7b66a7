import type { Acting, OfficerActor } from '../acting.ts'
import { command } from '../command.ts'
import { lockActive, unitToRegister } from './certificate.ts'
import { endCertificate } from './end-certificate.ts'
import { tellAdministrator } from './tell-administrator.ts'

/** 注销登记: takes the certificate out of use; it may be registered again. @throws Refusal */
export async function unbindCertificate(
  acting: Acting<OfficerActor>,
  given: { readonly unitNo: string; readonly certificateNo: number },
): Promise<void> {
  await command(acting, async tx => {
    const unit = await unitToRegister(tx, acting, given.unitNo)
    const row = await lockActive(tx, given)
    await endCertificate(tx, acting, row, { state: 'unbound' })
    await tellAdministrator(tx, acting, unit, row.serial, '已注销CA登记')
  })
}
