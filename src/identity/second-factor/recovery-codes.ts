import { randomInt } from 'node:crypto'
import { asHall, blindIndex, seal, type Tx, unseal } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { factorsOf } from './factors-of.ts'
import { proveAgain } from './prove-again.ts'
import { recordChange } from './record-change.ts'
import { factors } from './tables.ts'

const many = 10
const shownMinutes = 10

/** Keyed hash, bound to the account: all that remains once the codes have been shown. */
export function recoveryHash(accountNo: number, code: string): Buffer {
  return blindIndex(`${accountNo}\0${code.replace(/\D/g, '')}`, 'recovery-code')
}

/** Ten codes of twelve digits, replacing all earlier ones. */
export async function makeRecoveryCodes(tx: Tx, { at }: Acting, accountNo: number): Promise<void> {
  await factors(tx).deleteFrom('identity.recovery_code').where('account_no', '=', accountNo).execute()
  const codes = Array.from({ length: many }, () =>
    Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join('-'),
  )
  await factors(tx)
    .insertInto('identity.recovery_code')
    .values(
      codes.map(code => {
        const row = { account_no: accountNo, code_hash: recoveryHash(accountNo, code) }
        return { ...row, code_sealed: seal(code, sealed.recoveryCode, row), made_at: at }
      }),
    )
    .execute()
}

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

/** New codes still to be written down, readable until confirmed and for at most ten minutes. */
export async function freshRecoveryCodes(tx: Tx, acting: Acting<Member>): Promise<string[]> {
  const rows = await asHall(tx, tx =>
    factors(tx)
      .selectFrom('identity.recovery_code')
      .select(['account_no', 'code_hash', 'code_sealed'])
      .where('account_no', '=', acting.who.accountNo)
      .where('made_at', '>', new Date(acting.at.getTime() - shownMinutes * 60_000))
      .orderBy('code_hash')
      .execute(),
  )
  return rows.flatMap(row => (row.code_sealed ? [unseal(row.code_sealed, sealed.recoveryCode, row)] : []))
}

/** 我已保存: the codes are never shown again. */
export async function forgetRecoveryCodes(tx: Tx, acting: Acting<Member>): Promise<void> {
  await asHall(tx, tx =>
    factors(tx)
      .updateTable('identity.recovery_code')
      .set({ code_sealed: null })
      .where('account_no', '=', acting.who.accountNo)
      .execute(),
  )
}

/** The number of the account's unused recovery codes. */
export async function recoveryCodesLeft(tx: Tx, acting: Acting<Member>): Promise<number> {
  const { recoveryCodes } = await asHall(tx, tx => factorsOf(tx, acting.who.accountNo))
  return recoveryCodes
}
