import { z } from 'zod'
import { asHall, type FormValues, readForm, refuse, seal, sendManySms, type Tx, unseal } from '#platform'
import { getUnit, lockUnit, maskMobile, typedWords, unitContact } from '#registry'
import { mobileOf } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { limit } from '../limits.ts'
import { sealed } from '../sealed.ts'
import { identity } from '../tables.ts'
import { frozenWords } from './freeze.ts'
import { recordRegistration } from './registration-event.ts'
import { decisionAfter, findLink, type Link, stateOf } from './registration-notice.ts'
import { registrations } from './tables.ts'

const form = z.object({ words: typedWords({ least: 0, most: 500, missing: '' }) })

/**
 * 提出异议 by the link of a text message: the unit's registration is frozen until an officer decides. Its operators are
 * logged out at once. Objecting twice changes nothing; concurrent objections freeze once and are all kept.
 * @throws Refusal 'not-found' for a forged link; 'conflict' after twelve hours, or once an officer has decided.
 */
export async function objectToRegistration(
  tx: Tx,
  acting: Acting,
  token: string,
  values: FormValues,
): Promise<void> {
  await limit(acting.runtime, 'notice-address', acting.origin.ip)
  const { words } = readForm(form, { words: '', ...values })
  await asHall(tx, async tx => {
    const { unit_no: unitNo } = await findLink(tx, token)
    await lockUnit(tx, unitNo)
    const link = await findLink(tx, token)
    const state = stateOf(link, await decisionAfter(tx, link), acting.at)
    if (state === 'objected') return
    if (state === 'decided')
      refuse('conflict', '经办机构已就这次注册核实处理，不再接受异议；如有疑问请联系经办机构。')
    if (state === 'over') refuse('conflict', '异议期已过，请携带身份证和单位证明到经办机构窗口反映。')
    await keepObjection(tx, acting, link, words)
    if (await freeze(tx, acting, link)) await tellFrozen(tx, acting, unitNo)
  })
}

async function keepObjection(tx: Tx, acting: Acting, link: Link, words: string): Promise<void> {
  await registrations(tx)
    .updateTable('identity.registration_link')
    .set({ objected_at: acting.at, words_sealed: words === '' ? null : seal(words, sealed.objection, link) })
    .where('token_hash', '=', link.token_hash)
    .execute()
  const by = maskMobile(unseal(link.mobile_sealed, sealed.toldMobile, link))
  await recordRegistration(tx, acting, { unitNo: link.unit_no, words: '提出异议', by: `被告知人 ${by}` })
}

/** @returns false where the unit is frozen already. */
async function freeze(tx: Tx, acting: Acting, link: Link): Promise<boolean> {
  const unit = await getUnit(tx, link.unit_no)
  const frozen = await registrations(tx)
    .insertInto('identity.registration_freeze')
    .values({
      unit_no: link.unit_no,
      unit_name: unit.name,
      area_code: unit.areaCode,
      notice_no: link.notice_no,
      frozen_at: acting.at,
      decision: null,
      decided_at: null,
      decided_by: null,
      decided_name: null,
      reason: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (frozen.numInsertedOrUpdatedRows !== 1n) return false
  await identity(tx)
    .updateTable('identity.account')
    .set({ frozen_at: acting.at })
    .where('kind', '=', 'operator')
    .where('unit_no', '=', link.unit_no)
    .where('disabled_at', 'is', null)
    .execute()
  await endUnitSessions(tx, link.unit_no, acting.at)
  await recordRegistration(tx, acting, { unitNo: link.unit_no, words: '注册已冻结，待经办机构处理' })
  return true
}

/** Ends every session of a unit's operators. */
export async function endUnitSessions(tx: Tx, unitNo: string, at: Date): Promise<void> {
  await identity(tx)
    .updateTable('identity.session')
    .set({ ended_at: at })
    .where('ended_at', 'is', null)
    .where('account_no', 'in', eb =>
      eb
        .selectFrom('identity.account')
        .select('account_no')
        .where('kind', '=', 'operator')
        .where('unit_no', '=', unitNo),
    )
    .execute()
}

async function tellFrozen(tx: Tx, acting: Acting, unitNo: string): Promise<void> {
  const unit = await getUnit(tx, unitNo)
  const words = (await frozenWords(tx, unitNo)).replace('贵单位', `单位“${unit.name}”`)
  const mobiles = await registrantsOf(tx, unitNo)
  await sendManySms(
    tx,
    acting.at,
    mobiles.map(mobile => ({ mobile, text: words })),
  )
}

/** The mobiles of those who registered the unit: its operators, and the contact that was maintained. */
export async function registrantsOf(tx: Tx, unitNo: string): Promise<string[]> {
  const accounts = await identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('kind', '=', 'operator')
    .where('unit_no', '=', unitNo)
    .where('disabled_at', 'is', null)
    .execute()
  const contact = await unitContact(tx, unitNo)
  const known = [...accounts.map(mobileOf), contact?.operatorMobile]
  return [...new Set(known.flatMap(mobile => mobile ?? []))]
}
