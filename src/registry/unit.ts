import { type Selectable, sql } from 'kysely'
import { refuse, type Tx, unseal } from '#platform'
import { agencyOf } from './agency-of.ts'
import { sealed } from './sealed.ts'
import type { RegistryTables } from './tables.ts'

/** An employer as the agency has it on record. */
export interface Unit {
  readonly unitNo: string
  readonly creditCode: string | null
  readonly name: string
  /** 类型: 企业, 社会团体 … */
  readonly unitType: string
  readonly areaCode: string
  readonly areaName: string
  readonly agencyName: string
  /** 隶属关系 by the level of its area: 省, 市地区, 县 (GB/T 12404) */
  readonly affiliation: string
  /** 划型: 大型, 中型, 小型, 微型 */
  readonly size: string | null
  readonly labourDispatch: boolean
  readonly deregistering: boolean
  readonly discredited: boolean
  readonly mobile: string | null
  readonly accountName: string | null
  readonly accountNo: string | null
  readonly bankName: string | null
}

/** The unit with this number. @throws Refusal 'not-found'. */
export async function getUnit(tx: Tx, unitNo: string): Promise<Unit> {
  const { rows } = await sql<UnitRow>`select * from registry.unit_by_no(${unitNo})`.execute(tx)
  const [row] = rows
  return row ? await unitOf(tx, row) : refuse('not-found', '系统中没有该单位，请联系参保地社保经办机构。')
}

export type UnitRow = Selectable<RegistryTables['registry.unit']>

export async function unitOf(tx: Tx, row: UnitRow): Promise<Unit> {
  const agency = await agencyOf(tx, row.area_code)
  return {
    unitNo: row.unit_no,
    creditCode: row.credit_code,
    name: row.name,
    unitType: row.unit_type,
    areaCode: row.area_code,
    areaName: agency.areaName,
    agencyName: agency.agencyName,
    affiliation: affiliationOf(row.area_code),
    size: row.size,
    labourDispatch: row.labour_dispatch,
    deregistering: row.deregistering,
    discredited: row.discredited,
    mobile: row.mobile_sealed && unseal(row.mobile_sealed, sealed.mobile, row),
    accountName: row.account_name,
    accountNo: row.account_no_sealed && unseal(row.account_no_sealed, sealed.account, row),
    bankName: row.bank_name,
  }
}

/** 隶属关系 as shown on screen: the level of the division. */
function affiliationOf(areaCode: string): string {
  if (areaCode.endsWith('0000')) return '省'
  return areaCode.endsWith('00') ? '市地区' : '县'
}
