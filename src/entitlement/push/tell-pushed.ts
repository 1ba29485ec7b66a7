import { type Acting, commandAsHall, knownMobiles } from '#identity'
import { sendSms, shownYuan, type Tx } from '#platform'
import { getUnit } from '#registry'
import { entitlement } from '../tables.ts'

const unitsATransaction = 200

/**
 * Sends the text messages of every incomplete push, a batch of units per transaction together with the progress, so
 * that a killed job resumes and no unit is notified twice. @returns how many units were notified.
 */
export async function tellPushed(acting: Acting): Promise<number> {
  for (let told = 0; ; ) {
    const found = await commandAsHall(acting, tx => tellSome(tx, acting))
    if (found === undefined) return told
    told += found
  }
}

/** @returns undefined if nothing is left to send. */
async function tellSome(tx: Tx, acting: Acting): Promise<number | undefined> {
  const push = await entitlement(tx)
    .selectFrom('entitlement.push')
    .selectAll()
    .where('told_all_at', 'is', null)
    .orderBy('run_no')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!push) return undefined
  const rows = await entitlement(tx)
    .selectFrom('entitlement.decision')
    .select(['unit_no', 'year', 'amount_fen'])
    .where('run_no', '=', push.run_no)
    .where('area_code', '=', push.area_code)
    .where('decision', '=', 'eligible')
    .where('unit_no', '>', push.last_unit_no)
    .orderBy('unit_no')
    .limit(unitsATransaction)
    .execute()
  let told = 0
  for (const row of rows) told += await tellUnit(tx, acting, row)
  const last = rows.at(-1)?.unit_no
  await entitlement(tx)
    .updateTable('entitlement.push')
    .set(old => ({
      told: old('told', '+', told),
      ...(last ? { last_unit_no: last } : {}),
      told_all_at: rows.length < unitsATransaction ? acting.at : null,
    }))
    .where('run_no', '=', push.run_no)
    .where('area_code', '=', push.area_code)
    .execute()
  return told
}

async function tellUnit(
  tx: Tx,
  { at }: Acting,
  row: { readonly unit_no: string; readonly year: number; readonly amount_fen: number },
): Promise<number> {
  const [mobile] = await knownMobiles(tx, await getUnit(tx, row.unit_no))
  if (mobile === undefined) return 0
  const text = `贵单位符合${row.year}年度稳岗返还条件，核定金额${shownYuan(row.amount_fen)}元。请登录单位网厅，核对银行账户后保存并提交，逾期不再受理。`
  await sendSms(tx, at, { mobile, text })
  return 1
}
