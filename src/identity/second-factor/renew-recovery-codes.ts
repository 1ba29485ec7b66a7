import { asHall, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { proveAgain } from './prove-again.ts'
import { recordChange } from './record-change.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** 重新生成恢复码: invalidates the old codes. @throws Refusal at `password`. */
export async function renewRecoveryCodes(tx: Tx, acting: Acting<Member>, password: string): Promise<void> {
  await proveAgain(acting, { password })
  await asHall(tx, async tx => {
    const { accountNo } = acting.who
    await makeRecoveryCodes(tx, acting, accountNo)
    const words = '重新生成了恢复码，原恢复码已失效'
    await recordChange(tx, acting, { accountNo, change: 'recovery-codes-made', words })
  })
}
