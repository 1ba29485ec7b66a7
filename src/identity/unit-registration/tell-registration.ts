import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { publicAddress, seal, sendManySms, shownTime, type Tx } from '#platform'
import { getUnit, maskMobile, maskName, type Unit } from '#registry'
import type { Acting } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { hashOf } from '../session/start-session.ts'
import { recordRegistration } from './registration-event.ts'
import { type RegistrationKind, registrations } from './tables.ts'
import { whoMayObject } from './who-may-object.ts'

/** How long a registration can be objected to. */
const objectionHours = 12

export interface Registered {
  readonly unitNo: string
  readonly kind: RegistrationKind
  readonly who: { readonly name: string; readonly mobile: string }
  /** the new code, where it was changed */
  readonly creditCode?: string
}

/**
 * Tells everybody who can know whether it is right: all contacts known so far, and every insured person of the unit
 * with an account. Each gets an individual link, by which the registration can be objected to for twelve hours.
 */
export async function tellRegistration(tx: Tx, acting: Acting, registered: Registered): Promise<void> {
  const { unitNo, kind, who } = registered
  const unit = await getUnit(tx, unitNo)
  const notice = { seal_id: randomUUID() }
  const openUntil = new Date(acting.at.getTime() + objectionHours * 3600_000)
  const { notice_no: noticeNo } = await registrations(tx)
    .insertInto('identity.registration_notice')
    .values({
      unit_no: unitNo,
      area_code: unit.areaCode,
      kind,
      who_sealed: seal(JSON.stringify(who), sealed.registrant, notice),
      ...notice,
      registered_at: acting.at,
      open_until: openUntil,
    })
    .returning('notice_no')
    .executeTakeFirstOrThrow()
  const mobiles = await whoMayObject(tx, unit)
  const tokens = mobiles.map(() => randomBytes(24).toString('base64url'))
  await insertLinks(tx, { noticeNo, unit, mobiles, tokens })
  const words = wordsOf(unit, registered)
  const site = publicAddress(acting.runtime.config)
  const text = (token: string) =>
    `${words}如非本单位授权，请在${shownTime(openUntil)}前打开链接提出异议，注册将立即冻结：${site}/registrations/${token}`
  await sendManySms(
    tx,
    acting.at,
    mobiles.map((mobile, i) => ({ mobile, text: text(tokens[i] ?? '') })),
  )
  await recordRegistration(tx, acting, {
    unitNo,
    words: `${words}已告知 ${mobiles.length} 个手机号码。`,
    by: '办事人',
  })
}

function wordsOf(unit: Unit, { kind, who, creditCode = '' }: Registered): string {
  const mobile = maskMobile(who.mobile)
  const name = maskName(who.name)
  if (kind === 'code') {
    return `单位“${unit.name}”的统一社会信用代码已由职工在个人网厅维护为 ${creditCode}，授权经办人为${name}（${mobile}）。`
  }
  if (kind === 'opening') return `单位“${unit.name}”的网上服务已由手机 ${mobile} 注册开通。`
  return `单位“${unit.name}”的网厅管理员已注册为${name}（${mobile}）。`
}

interface NewLinks {
  readonly noticeNo: number
  readonly unit: Unit
  readonly mobiles: readonly string[]
  readonly tokens: readonly string[]
}

async function insertLinks(tx: Tx, { noticeNo, unit, mobiles, tokens }: NewLinks): Promise<void> {
  const hashes = tokens.map(hashOf)
  const sealedMobiles = hashes.map((token_hash, i) =>
    seal(mobiles[i] ?? '', sealed.toldMobile, { token_hash }),
  )
  await sql`insert into identity.registration_link (token_hash, notice_no, unit_no, area_code, mobile_sealed)
    select token_hash, ${noticeNo}, ${unit.unitNo}, ${unit.areaCode}, mobile_sealed
    from unnest(${hashes}::bytea[], ${sealedMobiles}::bytea[]) as link (token_hash, mobile_sealed)`.execute(
    tx,
  )
}
