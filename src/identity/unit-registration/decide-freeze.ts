import { sql } from 'kysely'
import { z } from 'zod'
import { asHall, type FormValues, readForm, refuse, sendManySms, type Tx, unseal } from '#platform'
import { annulCreditCodes, lockUnit, typedWords, type Unit } from '#registry'
import type { Acting, OfficerActor } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { identity } from '../tables.ts'
import { endUnitSessions, registrantsOf } from './object-to-registration.ts'
import { officersUnit } from './officers-unit.ts'
import { recordRegistration } from './registration-event.ts'
import { type FreezeDecision, registrations } from './tables.ts'

const form = z.object({
  decision: z.enum(['lifted', 'revoked'], '请选择解除冻结或撤销注册。'),
  reason: typedWords({ least: 5, most: 500, missing: '请写明核实情况和理由，至少 5 个字。' }),
})

const names: Readonly<Record<FreezeDecision, string>> = { lifted: '解除冻结', revoked: '撤销注册' }

/**
 * 解除冻结 lets the operators in again; 撤销注册 closes the unit's opening, disables its operators and takes back the
 * code and contact that came with what the freeze covers. Both sides are notified.
 * @returns the declarations that were taken back. @throws Refusal for another post or area, a missing reason, and
 * 'conflict' where nothing is frozen.
 */
export async function decideFreeze(
  tx: Tx,
  acting: Acting<OfficerActor>,
  unitNo: string,
  values: FormValues,
): Promise<readonly string[]> {
  const unit = await officersUnit(tx, acting, unitNo)
  const { decision, reason } = readForm(form, { decision: '', reason: '', ...values })
  return await asHall(tx, async tx => {
    await lockUnit(tx, unitNo)
    const frozenAt = await endFreeze(tx, acting, { unitNo, decision, reason })
    const mobiles = [...(await registrantsOf(tx, unitNo)), ...(await objectorsOf(tx, unitNo, frozenAt))]
    const undone =
      decision === 'lifted' ? await thaw(tx, unitNo) : await closeRegistration(tx, acting, unitNo, frozenAt)
    await recordRegistration(tx, acting, { unitNo, words: `${names[decision]}：${reason}` })
    const text = decisionWords(unit, decision)
    await sendManySms(
      tx,
      acting.at,
      [...new Set(mobiles)].map(mobile => ({ mobile, text })),
    )
    return undone
  })
}

function decisionWords({ name, agencyName }: Unit, decision: FreezeDecision): string {
  return decision === 'lifted'
    ? `${agencyName}已核实单位“${name}”的网上服务注册，异议不成立，已解除冻结，可以继续登录办理业务。`
    : `${agencyName}已核实单位“${name}”的网上服务注册，异议成立，注册已撤销，管理员账号已停用，原联系人和统一社会信用代码已恢复。`
}

interface Ending {
  readonly unitNo: string
  readonly decision: FreezeDecision
  readonly reason: string
}

async function endFreeze(
  tx: Tx,
  { who, at }: Acting<OfficerActor>,
  { unitNo, decision, reason }: Ending,
): Promise<Date> {
  const ended = await registrations(tx)
    .updateTable('identity.registration_freeze')
    .set({ decision, reason, decided_at: at, decided_by: who.accountNo, decided_name: who.name })
    .where('unit_no', '=', unitNo)
    .where('decided_at', 'is', null)
    .returning('frozen_at')
    .executeTakeFirst()
  return ended?.frozen_at ?? refuse('conflict', '该单位没有待处理的冻结，可能已由其他经办人员办理。')
}

async function objectorsOf(tx: Tx, unitNo: string, since: Date): Promise<string[]> {
  const rows = await registrations(tx)
    .selectFrom('identity.registration_link')
    .select(['mobile_sealed', 'token_hash'])
    .where('unit_no', '=', unitNo)
    .where('objected_at', '>=', since)
    .execute()
  return rows.map(row => unseal(row.mobile_sealed, sealed.toldMobile, row))
}

const operators = (tx: Tx, unitNo: string) =>
  identity(tx)
    .updateTable('identity.account')
    .where('kind', '=', 'operator')
    .where('unit_no', '=', unitNo)
    .where('disabled_at', 'is', null)

async function thaw(tx: Tx, unitNo: string): Promise<readonly string[]> {
  await operators(tx, unitNo).set({ frozen_at: null }).execute()
  return []
}

async function closeRegistration(
  tx: Tx,
  { at }: Acting,
  unitNo: string,
  frozenAt: Date,
): Promise<readonly string[]> {
  await identity(tx).deleteFrom('identity.unit_opening').where('unit_no', '=', unitNo).execute()
  await operators(tx, unitNo).set({ disabled_at: at }).execute()
  await endUnitSessions(tx, unitNo, at)
  const since = await oldestCovered(tx, unitNo, frozenAt)
  return await annulCreditCodes(tx, { unitNo, since, at })
}

/**
 * When the oldest registration that a freeze covers was made: those that could still be objected to when it was frozen,
 * and those that they rest on, which could still be objected to when they were made. An opening within twelve hours of
 * the change that named its contact takes that change along. What an earlier decision has answered stays.
 */
async function oldestCovered(tx: Tx, unitNo: string, frozenAt: Date): Promise<Date> {
  const { rows } = await sql<{ since: Date | null }>`
    with recursive open as (
      select notice_no, registered_at, open_until from identity.registration_notice notice
      where unit_no = ${unitNo} and not exists (
        select from identity.registration_freeze earlier
        where earlier.unit_no = notice.unit_no and earlier.decided_at >= notice.registered_at
          and earlier.frozen_at < ${frozenAt})
    ), covered as (
      select * from open where open_until >= ${frozenAt}
      union
      select open.* from open join covered
        on open.registered_at < covered.registered_at and open.open_until >= covered.registered_at
    )
    select min(registered_at) as since from covered`.execute(tx)
  return rows[0]?.since ?? frozenAt
}
