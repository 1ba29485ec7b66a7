import { sql } from 'kysely'
import { nanoid } from 'nanoid'
import { z } from 'zod'
import { type Acting, limit } from '#identity'
import {
  asHall,
  businessDate,
  type FormCheck,
  type FormValues,
  readFormWith,
  refuse,
  sendSms,
  type Tx,
} from '#platform'
import { normaliseName, typed, typedName, typedWords } from '#registry'
import { sealWords } from './objection.ts'
import { getReadable } from './public-list.ts'
import { stateOf } from './publicity.ts'
import { publicities } from './tables.ts'

const schema = z.object({
  unitName: typedName({ least: 2, most: 100, missing: '请填写名单中的单位名称。' }),
  name: typedName({ least: 2, most: 50, missing: '请填写您的姓名。' }),
  mobile: typed('mobile', '手机号码应为11位数字，处理结果会发送到这个手机。'),
  reason: typedWords({
    least: 10,
    most: 1000,
    missing: '请写明异议的理由，至少 10 个字。',
    long: '异议理由不能超过 1000 个字。',
  }),
})

/**
 * 提出异议: anyone may object, by name, to a unit on a list during its period. The receipt number is sent to their mobile;
 * name, mobile and reason are sealed.
 * @returns the secret id for following the objection.
 * @throws Refusal when the unit is not on the list, its period is over, something is missing, or one address sends too
 * many.
 */
export async function raiseObjection(
  tx: Tx,
  acting: Acting,
  publicityNo: number,
  values: FormValues,
  besides: FormCheck = async () => {},
): Promise<string> {
  const words = await readFormWith(schema, values, besides)
  await limit(acting.runtime, 'objection-address', acting.origin.ip)
  await limit(acting.runtime, 'objection-mobile', words.mobile)
  return await asHall(tx, async tx => {
    const list = await getReadable(tx, acting, publicityNo)
    if (stateOf(list, acting.at) !== 'running') {
      refuse('conflict', '公示已结束，不能再提出异议。如仍有情况反映，请拨打监督电话。')
    }
    const one = await onList(tx, publicityNo, words.unitName)
    const receipt = await nextReceipt(tx, one.area_code, acting.at)
    const objection_id = nanoid()
    await publicities(tx)
      .insertInto('disbursement.objection')
      .values({
        ...one,
        objection_id,
        receipt,
        publicity_no: publicityNo,
        words_sealed: sealWords(words, { objection_id }),
        raised_at: acting.at,
      })
      .execute()
    const text = `您对“${one.unit_name}”的公示异议已收到，回执编号 ${receipt}，可在门户“公示公告”中凭编号查询处理情况。`
    await sendSms(tx, acting.at, { mobile: words.mobile, text })
    return objection_id
  })
}

async function onList(tx: Tx, publicityNo: number, unitName: string) {
  const one = await publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .select(['unit_no', 'declaration_id', 'round', 'area_code', 'unit_name'])
    .where('publicity_no', '=', publicityNo)
    .where('name_key', '=', normaliseName(unitName))
    .orderBy('position')
    .executeTakeFirst()
  return one ?? refuse('invalid', '公示名单中没有这个单位，请按名单上的全称填写。', 'unitName')
}

/** 回执编号: area (6), day (8), running number (6). */
async function nextReceipt(tx: Tx, areaCode: string, at: Date): Promise<string> {
  const { rows } = await sql<{
    next: number
  }>`select nextval('disbursement.objection_number') as next`.execute(tx)
  return `${areaCode}${businessDate(at).replaceAll('-', '')}${String(rows[0]?.next).padStart(6, '0')}`
}
