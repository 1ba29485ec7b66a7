import type { MovingCase, Payee, Step } from '#casework'
import type { Acting } from '#identity'
import { type Fen, refuse, type Tx } from '#platform'
import { sealPayeeOfPayable } from './payee.ts'
import { payments } from './tables.ts'

/** code of the step, as stored in the database and passed to `completeStep` */
export const paymentCode = 'payment'

/**
 * 拨付: the last step of a case that asks for money. Entering it creates a payable for what is not paid yet: the whole
 * amount the first time, and again after the bank returned it and the account was corrected.
 * @throws Refusal for a zero amount, a missing account, or when everything is paid.
 */
export const payment: Step = {
  code: paymentCode,
  name: '拨付',
  standing: '待拨付',
  posts: [],
  workingDays: 10,
  async enter(tx, acting, arrived) {
    if (arrived.amountFen <= 0) refuse('conflict', '应拨付金额为 0 元，不能进入拨付。')
    const payee = arrived.payee ?? refuse('conflict', '申报中没有收款账户，不能进入拨付。')
    const leftFen = await claimLeft(tx, arrived)
    if (leftFen <= 0) refuse('conflict', '这笔资金已经全部拨付，不能再次拨付。')
    await makePayable(tx, acting, { arrived, payee, amountFen: leftFen })
  },
}

/** What the case is still owed. If the amount has changed, all steps approved the new one. */
async function claimLeft(tx: Tx, arrived: MovingCase): Promise<Fen> {
  const approved = arrived.amountFen
  const row = await payments(tx)
    .insertInto('disbursement.claim')
    .values({ ...caseColumns(arrived), approved_fen: approved, due_fen: approved })
    .onConflict(conflict =>
      conflict.columns(['unit_no', 'declaration_id']).doUpdateSet(old => ({
        approved_fen: approved,
        due_fen: old
          .case()
          .when('disbursement.claim.approved_fen', '=', approved)
          .then(old.ref('disbursement.claim.due_fen'))
          .else(approved)
          .end(),
      })),
    )
    .returning(['due_fen', 'paid_fen'])
    .executeTakeFirstOrThrow()
  return row.due_fen - row.paid_fen
}

interface NewPayable {
  readonly arrived: MovingCase
  readonly payee: Payee
  readonly amountFen: Fen
}

async function makePayable(tx: Tx, acting: Acting, { arrived, payee, amountFen }: NewPayable): Promise<void> {
  const last = await payments(tx)
    .selectFrom('disbursement.payable')
    .select('attempt')
    .where('unit_no', '=', arrived.unitNo)
    .where('declaration_id', '=', arrived.declarationId)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = { ...caseColumns(arrived), attempt: (last?.attempt ?? 0) + 1 }
  await payments(tx)
    .insertInto('disbursement.payable')
    .values({
      ...row,
      amount_fen: amountFen,
      payee_sealed: sealPayeeOfPayable(payee, row),
      state: 'open',
      entered_at: acting.at,
    })
    .execute()
}

const caseColumns = (arrived: MovingCase) => ({
  unit_no: arrived.unitNo,
  declaration_id: arrived.declarationId,
  area_code: arrived.areaCode,
  item_code: arrived.itemCode,
  subject: arrived.subject,
  serial: arrived.serial,
  unit_name: arrived.unitName,
})
