import { sql } from 'kysely'
import { businessDate, hall, type Runtime, sendSms, startOfDay, type Tx, transact, yuanOf } from '#platform'
import { registry } from '../../tables.ts'
import { unitWithContact } from '../../unit-with-contact.ts'
import { type DeferralPlan, deferralPlans } from '../plan/deferral-plans.ts'
import type { Instalment } from '../plan/plan-instalments.ts'
import { type DueReminder, daysBefore, dueReminders } from './due-reminders.ts'

/**
 * Tells the contacts of units what they are to pay up: once for each instalment, seven days before, and once in the last
 * thirty days. A transaction a deferral, in which what was told is noted, so that a kill or a second process tells
 * nothing twice.
 * @returns how many messages were sent.
 */
export async function remindOfInstalments(runtime: Runtime): Promise<number> {
  const at = runtime.clock.now()
  const today = businessDate(at)
  let sent = 0
  for (const one of await transact(runtime, hall, tx => dueReminders(tx, today))) {
    sent += await transact(runtime, hall, tx => remind(tx, at, one))
  }
  return sent
}

async function remind(tx: Tx, at: Date, { deferralNo, unitNo }: DueReminder): Promise<number> {
  const { rows } = await sql<{ reminded_on: string | null }>`
    select reminded_on from registry.deferral where deferral_no = ${deferralNo} for update skip locked`.execute(
    tx,
  )
  const plan = (await deferralPlans(tx, unitNo)).find(one => one.deferralNo === deferralNo)
  const { contact, unit } = await unitWithContact(tx, unitNo)
  const mobile = contact?.operatorMobile ?? unit.mobile
  if (!rows[0] || !plan || !mobile) return 0
  const today = businessDate(at)
  const texts = [
    ...(await ofInstalments(tx, plan, today)),
    ...(rows[0].reminded_on === null ? await ofTheRest(tx, plan, today) : []),
  ]
  for (const text of texts) await sendSms(tx, at, { mobile, text: `${unit.name}${text}` })
  return texts.length
}

async function ofInstalments(tx: Tx, plan: DeferralPlan, today: string): Promise<string[]> {
  const due = await untold(tx, plan, today)
  for (const { dueOn, amountFen } of due) {
    await registry(tx)
      .updateTable('registry.deferral_instalment')
      .set({ reminded_on: today, amount_fen: amountFen })
      .where('deferral_no', '=', plan.deferralNo)
      .where('due_on', '=', dueOn)
      .execute()
  }
  return due.map(
    ({ dueOn, owedFen }) =>
      `缓缴的${monthsOf(plan)}本期应补缴 ${yuanOf(owedFen)} 元，${dueOn} 到期，请登录网厅“缓缴和补缴”查看。`,
  )
}

async function ofTheRest(tx: Tx, plan: DeferralPlan, today: string): Promise<string[]> {
  if (plan.owedFen === 0 || !isWithin(plan.paidUpBy, today, daysBefore.paidUp)) return []
  await registry(tx)
    .updateTable('registry.deferral')
    .set({ reminded_on: today })
    .where('deferral_no', '=', plan.deferralNo)
    .execute()
  return [
    `缓缴的${monthsOf(plan)}还有 ${yuanOf(plan.owedFen)} 元没有补缴，最迟 ${plan.paidUpBy} 缴清，期限内免收滞纳金。`,
  ]
}

/** The instalments of the next days that are owed and were not told. */
async function untold(tx: Tx, plan: DeferralPlan, today: string): Promise<readonly Instalment[]> {
  const told = await registry(tx)
    .selectFrom('registry.deferral_instalment')
    .select('due_on')
    .where('deferral_no', '=', plan.deferralNo)
    .where('reminded_on', 'is not', null)
    .execute()
  const days = new Set(told.map(one => one.due_on))
  return plan.instalments.filter(
    one => one.owedFen > 0 && !days.has(one.dueOn) && isWithin(one.dueOn, today, daysBefore.instalment),
  )
}

const monthsOf = ({ insurance, fromMonth, toMonth }: DeferralPlan) =>
  `${insurance} ${fromMonth} 至 ${toMonth}`

/** Whether a day is today or one of the next days. */
const isWithin = (day: string, today: string, days: number) =>
  today <= day && startOfDay(day).getTime() - startOfDay(today).getTime() <= days * 24 * 3600_000
