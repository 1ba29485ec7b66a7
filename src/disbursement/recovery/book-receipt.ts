import { z } from 'zod'
import { note } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, type Fen, readFormWith, refuse, shownYuan, type Tx } from '#platform'
import { cleanCode } from '#registry'
import { refuseOtherPosts } from '../payment/rights.ts'
import { typedAmount } from '../typed-amount.ts'
import { typedDayUntil } from '../typed-day-until.ts'
import { lockRecovery } from './recovery.ts'
import { recoveryTables } from './tables.ts'

const formOn = (today: string) =>
  z.object({
    amount: typedAmount,
    receivedOn: typedDayUntil(today),
    voucher: z
      .string()
      .transform(cleanCode)
      .pipe(z.string().regex(/^[\w-]{1,40}$/, '请填写银行凭证号，40 位以内字母或数字。')),
  })

export interface NewReceipt {
  /** 0: none was chosen */
  readonly recoveryNo: number
  /** yuan as typed */
  readonly amount: string
  /** a day as typed */
  readonly receivedOn: string
  /** the bank's voucher number; each is posted once */
  readonly voucher: string
}

/**
 * 追回入账: posts money received for a recovery, and settles the recovery once complete. A voucher already posted is
 * refused.
 * @throws Refusal for a wrong post, amount, day or voucher, or a recovery that is not approved.
 */
export async function bookReceipt(tx: Tx, acting: Acting<OfficerActor>, receipt: NewReceipt): Promise<void> {
  refuseOtherPosts(acting, 'answer')
  const { recoveryNo, ...values } = receipt
  const given = await readFormWith(
    formOn(businessDate(acting.at)),
    values,
    () => recoveryNo > 0 || refuse('invalid', '请选择追回的单位。', 'recovery'),
  )
  await post(tx, acting, { ...given, recoveryNo })
}

interface Checked {
  readonly recoveryNo: number
  readonly amount: Fen
  readonly receivedOn: string
  readonly voucher: string
}

async function post(tx: Tx, acting: Acting<OfficerActor>, receipt: Checked): Promise<void> {
  const { amount: amountFen, receivedOn, voucher } = receipt
  const recovery = await lockRecovery(tx, receipt.recoveryNo)
  if (recovery.state !== 'open' && recovery.state !== 'partly') {
    refuse('conflict', '这笔追回现在不能入账，请刷新页面查看。')
  }
  const leftFen = recovery.amountFen - recovery.receivedFen
  if (amountFen > leftFen) refuse('invalid', `最多还可入账 ${shownYuan(leftFen)} 元。`, 'amount')
  const made = await recoveryTables(tx)
    .insertInto('disbursement.receipt')
    .values({
      unit_no: recovery.unitNo,
      recovery_no: recovery.recoveryNo,
      voucher,
      area_code: recovery.areaCode,
      amount_fen: amountFen,
      received_on: receivedOn,
      booked_by: acting.who.accountNo,
      booked_name: acting.who.name,
      booked_at: acting.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) refuse('conflict', '这个凭证号已经入账。', 'voucher')
  await recoveryTables(tx)
    .updateTable('disbursement.recovery')
    .set({ received_fen: recovery.receivedFen + amountFen })
    .set({ state: amountFen === leftFen ? 'settled' : 'partly' })
    .where('unit_no', '=', recovery.unitNo)
    .where('recovery_no', '=', recovery.recoveryNo)
    .execute()
  await note(tx, acting, {
    declarationId: recovery.declarationId,
    words: `收到退回资金 ${shownYuan(amountFen)} 元`,
    message: `已收到贵单位申报的%s退回资金 ${shownYuan(amountFen)} 元。`,
  })
}
